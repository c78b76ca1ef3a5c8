"""What checkov, cfn-guard and parliament find and we leave as it is, each with its reason.

A finding that is not named here fails `make audit`, and so does a name here that nothing finds any more.
"""

from __future__ import annotations

_OWN_KEYS = "AWS's keys encrypt everything; one's own would cost a dollar a month each, used or not."
_RUNS_ALONE = (
    "The functions talk to S3, DynamoDB and SQS only; in a VPC that takes endpoints, which are paid idle."
)
_READERS = "Who read what is nobody's business, and each line costs; CloudFront's metrics count the requests."
_DERIVED = "Only the inbox is a truth, and has versions; whatever is derived can be derived again (`verify`)."
_OPTION = "It is there with DomainName; the rules see the template without parameters."

CHECKOV = {
    "CKV_AWS_18": _READERS,
    "CKV_AWS_21": _DERIVED,
    "CKV_AWS_26": (
        "CloudWatch may not use AWS's key for SNS: alarms would be lost, and they hold no articles. "
        + _OWN_KEYS
    ),
    "CKV_AWS_27": "The rule does not know SqsManagedSseEnabled, by which queues are encrypted. " + _OWN_KEYS,
    "CKV_AWS_86": _READERS,
    "CKV_AWS_115": (
        "MaximumConcurrency holds back what queues feed, and a rate the gateway; to reserve takes from the "
        "account's other functions, and a new account of ten could not do it at all."
    ),
    "CKV_AWS_116": (
        "The queues and the stream's mapping park what failed; a sweep that fails runs again after a minute."
    ),
    "CKV_AWS_117": _RUNS_ALONE,
    "CKV_AWS_119": _OWN_KEYS,
    "CKV_AWS_158": _OWN_KEYS,
    "CKV_AWS_173": "The variables are names of buckets and queues, and no secrets. " + _OWN_KEYS,
    "CKV_AWS_174": _OPTION,
}

GUARD = {
    "cloudfront_access_logs_enabled_check": _READERS,
    "cloudfront_custom_ssl_certificate_check": _OPTION,
    "cloudfront_security_policy_check": _OPTION,
    "cloudfront_sni_enabled_check": _OPTION,
    "cloudwatch_log_group_encrypted_check": _OWN_KEYS,
    "cloudwatch_log_group_retention_period_check": (
        "LogRetention says how long; a year is a choice, and no default."
    ),
    "dynamodb_table_encrypted_kms_check": _OWN_KEYS,
    "lambda_function_public_access_prohibited_check": (
        "The rule does not read Fn::Sub: each permission has a SourceArn, which SAM writes."
    ),
    "lambda_inside_vpc_check": _RUNS_ALONE,
    "s3_bucket_default_encryption_kms_check": _OWN_KEYS,
    "s3_bucket_logging_enabled_check": _READERS,
    "s3_bucket_object_lock_enabled_check": (
        "Editors may take back what they sent; old versions stay for 90 days."
    ),
    "s3_bucket_policy_ssl_requests_only_check": (
        "The rule does not read Fn::Sub: each bucket has such a policy, and a test holds it."
    ),
    "s3_bucket_versioning_enabled_check": _DERIVED,
    "s3_event_notifications_enabled_check": (
        "Nothing follows from the site bucket: it is the end of the journey."
    ),
    "sqs_dlq_check": "The queues without one are the dead-letter queues.",
}

PARLIAMENT = {
    "RESOURCE_MISMATCH PublishRole0": (
        "dynamodb:ListStreams: where Lambda maps a stream, it asks for this on that stream, as SAM's own "
        "policies grant it."
    ),
    "RESOURCE_MISMATCH SummarizeModelPolicy0": (
        "bedrock:InvokeModel: what is asked is in ModelArns, and it need not be of every kind that there is."
    ),
}
