"""What the template promises: nothing is lost, nothing is open, and nobody may do more than needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from broadsheet.api.outcomes import LONGEST_WAIT
from broadsheet.stores.deadline import MODEL_ANSWERING, MODEL_CONNECTING, RESERVE

ROOT = Path(__file__).parents[2]

Json = dict[str, Any]


class Loader(yaml.SafeLoader):
    """Reads CloudFormation; `!Ref A` and `!GetAtt A.B` become `{"Ref": "A"}` and `{"GetAtt": "A.B"}`."""


def _short(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return {name: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.MappingNode)
    return {name: loader.construct_mapping(node, deep=True)}


Loader.add_multi_constructor("!", _short)

TEMPLATE: Json = yaml.load((ROOT / "infra" / "template.yaml").read_text("utf-8"), Loader)  # noqa: S506
RESOURCES: Json = TEMPLATE["Resources"]
GLOBALS: Json = TEMPLATE["Globals"]["Function"]


def of_type(kind: str) -> dict[str, Json]:
    return {id: said["Properties"] for id, said in RESOURCES.items() if said["Type"] == kind}


FUNCTIONS = {id: {**GLOBALS, **said} for id, said in of_type("AWS::Serverless::Function").items()}
BUCKETS = of_type("AWS::S3::Bucket")
QUEUES = of_type("AWS::SQS::Queue")
ROLES = of_type("AWS::IAM::Role")
DEAD_LETTERS = {id for id in QUEUES if id.endswith("DeadLetters")}
SOURCES = {
    (function, event): said
    for function, properties in FUNCTIONS.items()
    for event, said in properties.get("Events", {}).items()
}


def named(reference: Any) -> str:
    """The logical id that a `!Ref`, `!GetAtt` or `!Sub "${Id.Attribute}…"` is about."""
    said = next(iter(reference.values()))
    found = re.search(r"\$\{(\w+)", said) if "Sub" in reference else None
    return found[1] if found else str(said).partition(".")[0]


def queued() -> Iterator[tuple[str, str, Json]]:
    """Function, queue and properties of every queue that a function takes from."""
    for (function, _), said in SOURCES.items():
        if said["Type"] == "SQS":
            yield function, named(said["Properties"]["Queue"]), said["Properties"]


# Nothing is lost --------------------------------------------------------------------------


@pytest.mark.parametrize(("function", "queue"), [(function, queue) for function, queue, _ in queued()])
def test_a_message_stays_hidden_six_times_as_long_as_its_function_may_run(function: str, queue: str) -> None:
    """https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"""
    window = next(said.get("MaximumBatchingWindowInSeconds", 0) for f, q, said in queued() if q == queue)
    assert QUEUES[queue]["VisibilityTimeout"] >= 6 * FUNCTIONS[function]["Timeout"] + window


def test_whoever_waits_for_an_article_is_answered_before_the_gateway_gives_up() -> None:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html"""
    assert LONGEST_WAIT + RESERVE + 1 <= FUNCTIONS["ApiFunction"]["Timeout"] < 30


def test_a_model_that_is_asked_twice_in_a_row_has_its_time() -> None:
    twice = 2 * (MODEL_CONNECTING + MODEL_ANSWERING)
    assert FUNCTIONS["SummarizeFunction"]["Timeout"] > twice + 2 * RESERVE


def test_every_step_has_a_queue_and_says_which_messages_failed() -> None:
    assert {queue for _, queue, _ in queued()} == set(QUEUES) - DEAD_LETTERS
    for _, _, said in queued():
        assert said["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


@pytest.mark.parametrize("queue", sorted(set(QUEUES) - DEAD_LETTERS))
def test_what_failed_five_times_is_parked(queue: str) -> None:
    redrive = QUEUES[queue]["RedrivePolicy"]
    assert redrive["maxReceiveCount"] == 5
    assert named(redrive["deadLetterTargetArn"]) == queue.removesuffix("Queue") + "DeadLetters"


@pytest.mark.parametrize("queue", sorted(DEAD_LETTERS))
def test_what_is_parked_stays_two_weeks_and_is_heard_of(queue: str) -> None:
    assert QUEUES[queue]["MessageRetentionPeriod"] == 14 * 24 * 60 * 60
    alarm = of_type("AWS::CloudWatch::Alarm")[f"{queue}Alarm"]
    assert named(alarm["Dimensions"][0]["Value"]) == queue
    assert (alarm["MetricName"], alarm["Threshold"]) == ("ApproximateNumberOfMessagesVisible", 1)
    assert alarm["ComparisonOperator"] == "GreaterThanOrEqualToThreshold"
    assert [named(action) for action in alarm["AlarmActions"]] == ["AlarmTopic"]


def test_the_stream_is_split_retried_and_parked() -> None:
    stream = SOURCES["PublishFunction", "Changes"]["Properties"]
    assert stream["BisectBatchOnFunctionError"] is True
    assert stream["MaximumRetryAttempts"] == 5
    assert stream["StartingPosition"] == "TRIM_HORIZON"
    assert named(stream["DestinationConfig"]["OnFailure"]["Destination"]) == "StreamDeadLetters"


def test_the_stream_tells_of_articles_only_and_with_both_images() -> None:
    (pattern,) = SOURCES["PublishFunction", "Changes"]["Properties"]["FilterCriteria"]["Filters"]
    keys = json.loads(pattern["Pattern"])["dynamodb"]["Keys"]
    assert keys == {"pk": {"S": [{"prefix": "ARTICLE#"}]}, "sk": {"S": ["RECORD"]}}
    assert RESOURCES["IndexTable"]["Properties"]["StreamSpecification"] == {
        "StreamViewType": "NEW_AND_OLD_IMAGES"
    }


@pytest.mark.parametrize("bucket", ["InboxBucket", "ContentBucket"])
def test_coming_and_going_is_told_alike(bucket: str) -> None:
    told = BUCKETS[bucket]["NotificationConfiguration"]["QueueConfigurations"]
    where = {
        event: sorted((named(one["Queue"]), str(one.get("Filter"))) for one in told if event in one["Event"])
        for event in ("ObjectCreated:*", "ObjectRemoved:*")
    }
    assert where["ObjectCreated:*"] == where["ObjectRemoved:*"] != []


@pytest.mark.parametrize("bucket", ["InboxBucket", "ContentBucket"])
def test_a_bucket_may_send_to_the_queues_that_it_tells(bucket: str) -> None:
    told = {
        named(one["Queue"]) for one in BUCKETS[bucket]["NotificationConfiguration"]["QueueConfigurations"]
    }
    depends = RESOURCES[bucket]["DependsOn"]
    assert {f"{queue}Policy" for queue in told} == {*([depends] if isinstance(depends, str) else depends)}
    for queue in told:
        statement, _ = of_type("AWS::SQS::QueuePolicy")[f"{queue}Policy"]["PolicyDocument"]["Statement"]
        assert statement["Condition"]["StringEquals"]["aws:SourceAccount"] == {"Ref": "AWS::AccountId"}
        source = statement["Condition"]["ArnEquals"]["aws:SourceArn"]["Sub"]
        assert source == "arn:${AWS::Partition}:s3:::" + BUCKETS[bucket]["BucketName"]["Sub"]


@pytest.mark.parametrize("kept", ["InboxBucket", "IndexTable", "UserPool"])
def test_what_cannot_be_derived_again_outlives_the_stack_unless_asked_otherwise(kept: str) -> None:
    assert TEMPLATE["Parameters"]["KeepData"]["Default"] == "true"
    assert RESOURCES[kept]["DeletionPolicy"] == {"If": ["DataStays", "RetainExceptOnCreate", "Delete"]}
    assert RESOURCES[kept]["UpdateReplacePolicy"] == {"If": ["DataStays", "Retain", "Delete"]}


def test_what_editors_sent_outlives_every_mistake() -> None:
    assert BUCKETS["InboxBucket"]["VersioningConfiguration"] == {"Status": "Enabled"}


def test_the_index_can_be_brought_back_to_any_second() -> None:
    table = RESOURCES["IndexTable"]["Properties"]
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}


def test_whatever_keeps_something_says_what_becomes_of_it() -> None:
    keepers = ("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::Logs::LogGroup")
    for id, said in RESOURCES.items():
        if said["Type"] in keepers:
            assert {"DeletionPolicy", "UpdateReplacePolicy"} <= said.keys(), id


def test_a_parameter_that_is_needed_with_another_is_asked_for() -> None:
    needed = {
        name: found[1]
        for name, said in TEMPLATE["Parameters"].items()
        if (found := re.search(r"needed with (\w+)", said["Description"]))
    }
    assert len(needed) >= 3
    rules = [
        (json.dumps(rule["RuleCondition"]), json.dumps(rule["Assertions"]))
        for rule in TEMPLATE["Rules"].values()
    ]
    for name, other in needed.items():
        assert any(f'"{other}"' in when and f'"{name}"' in asked for when, asked in rules), name


# Nothing is open --------------------------------------------------------------------------


@pytest.mark.parametrize("bucket", BUCKETS)
def test_buckets_are_private_encrypted_and_without_acls(bucket: str) -> None:
    said = BUCKETS[bucket]
    assert said["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert said["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    assert said["PublicAccessBlockConfiguration"] == {
        "BlockPublicAcls": True,
        "BlockPublicPolicy": True,
        "IgnorePublicAcls": True,
        "RestrictPublicBuckets": True,
    }


@pytest.mark.parametrize("bucket", BUCKETS)
def test_buckets_speak_tls_only(bucket: str) -> None:
    policy = RESOURCES[f"{bucket}Policy"]["Properties"]
    assert named(policy["Bucket"]) == bucket
    denied = [said for said in policy["PolicyDocument"]["Statement"] if said["Effect"] == "Deny"]
    assert denied[0]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert (denied[0]["Principal"], denied[0]["Action"], len(denied[0]["Resource"])) == ("*", "s3:*", 2)


@pytest.mark.parametrize("queue", of_type("AWS::SQS::Queue"))
def test_queues_speak_tls_only(queue: str) -> None:
    (policy,) = [
        said for said in of_type("AWS::SQS::QueuePolicy").values() if queue in map(named, said["Queues"])
    ]
    denied = [said for said in policy["PolicyDocument"]["Statement"] if said["Effect"] == "Deny"]
    assert denied[0]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert (denied[0]["Principal"], denied[0]["Action"]) == ("*", "sqs:*")
    assert denied[0]["Resource"] in ("*", {"GetAtt": f"{queue}.Arn"}, {"GetAtt": [queue, "Arn"]})


@pytest.mark.parametrize("alarm", of_type("AWS::CloudWatch::Alarm"))
def test_who_hears_of_an_alarm_hears_of_its_end(alarm: str) -> None:
    said = of_type("AWS::CloudWatch::Alarm")[alarm]
    assert said["AlarmActions"] == said["OKActions"] != []


def test_only_our_distribution_reads_the_site() -> None:
    statements = RESOURCES["SiteBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    (allowed,) = [said for said in statements if said["Effect"] == "Allow"]
    assert allowed["Principal"] == {"Service": "cloudfront.amazonaws.com"}
    assert allowed["Action"] == "s3:GetObject"
    assert "${Distribution}" in allowed["Condition"]["StringEquals"]["AWS:SourceArn"]["Sub"]


@pytest.mark.parametrize("queue", QUEUES)
def test_queues_are_encrypted(queue: str) -> None:
    assert QUEUES[queue]["SqsManagedSseEnabled"] is True


def test_every_route_that_writes_asks_for_a_token_with_the_scope() -> None:
    routes = [said["Properties"] for said in FUNCTIONS["ApiFunction"]["Events"].values()]
    writing = [route for route in routes if route["Method"] not in {"GET", "HEAD", "ANY"}]
    assert {route["Method"] for route in writing} == {"PUT", "POST", "PATCH", "DELETE"}
    for route in writing:
        takes_away = route["Method"] == "DELETE" or route["Path"] == "/api/articles/{proxy+}"
        scope = (
            "articles/publish" if takes_away and route["Method"] in {"DELETE", "POST"} else "articles/write"
        )
        assert route["Auth"] == {"Authorizer": "Token", "AuthorizationScopes": [scope]}


def test_one_route_without_a_token_takes_whatever_is_left() -> None:
    routes = [said["Properties"] for said in FUNCTIONS["ApiFunction"]["Events"].values()]
    (rest,) = (route for route in routes if route["Method"] == "ANY")
    assert rest["Path"] == "/api/{proxy+}"
    assert "Auth" not in rest


def test_each_route_that_writes_is_slower_than_what_readers_use() -> None:
    api = RESOURCES["Api"]["Properties"]
    readers = api["DefaultRouteSettings"]
    routes = [said["Properties"] for said in FUNCTIONS["ApiFunction"]["Events"].values()]
    writing = {
        f"{route['Method']} {route['Path']}"
        for route in routes
        if route["Method"] not in {"GET", "HEAD", "ANY"}
    }
    assert set(api["RouteSettings"]) == writing
    for said in api["RouteSettings"].values():
        assert said["ThrottlingRateLimit"] <= readers["ThrottlingRateLimit"] / 5
        assert said["ThrottlingBurstLimit"] <= readers["ThrottlingBurstLimit"] / 5


def test_each_request_is_in_the_access_log() -> None:
    log = RESOURCES["Api"]["Properties"]["AccessLogSettings"]
    assert named(log["DestinationArn"]) == "ApiAccessLog"
    assert {"$context.routeKey", "$context.status", "$context.requestId"} <= set(
        re.findall(r"\$context\.\w+", log["Format"])
    )


def _policy_for(path: str) -> Any:
    """By which policy CloudFront keeps the answers of an address."""
    config = RESOURCES["Distribution"]["Properties"]["DistributionConfig"]
    behaviours = (said for said in config["CacheBehaviors"] if fnmatchcase(path, said["PathPattern"]))
    return next(behaviours, config["DefaultCacheBehavior"])["CachePolicyId"]


CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
"""https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html"""


@pytest.mark.parametrize("id", ["a.md", "city/a.md", "city%2Fa.md"])
def test_what_a_token_is_for_is_kept_by_nobody(id: str) -> None:
    routes = [said["Properties"] for said in FUNCTIONS["ApiFunction"]["Events"].values()]
    reads = [route["Path"] for route in routes if route["Method"] == "GET" and "Auth" in route]
    assert reads
    for path in reads:
        assert _policy_for(path.format(id=id, version="1")) == CACHING_DISABLED


def test_what_anyone_may_read_is_kept_by_its_whole_query_as_long_as_it_says() -> None:
    for path in ("/api/articles", "/api/articles/a-ferry", "/api/articles/a-ferry/summary"):
        assert _policy_for(path) == {"Ref": "ReadCache"}
    said = RESOURCES["ReadCache"]["Properties"]["CachePolicyConfig"]
    assert (said["MinTTL"], said["DefaultTTL"]) == (0, 0)
    key = said["ParametersInCacheKeyAndForwardedToOrigin"]
    assert key["QueryStringsConfig"] == {"QueryStringBehavior": "all"}


# Nobody may do more than needed -----------------------------------------------------------


def statements(role: str) -> list[Json]:
    return [said for policy in ROLES[role]["Policies"] for said in policy["PolicyDocument"]["Statement"]]


def actions(statement: Json) -> list[str]:
    said = statement["Action"]
    return [said] if isinstance(said, str) else said


def resources(statement: Json) -> list[Any]:
    said = statement["Resource"]
    return said if isinstance(said, list) else [said]


def may(role: str, action: str) -> set[str]:
    """What a role may do this to: logical ids, with the path where one is given."""
    return {
        named(resource) + next(iter(resource.values())).partition("}")[2] * ("Sub" in resource)
        for statement in statements(role)
        if statement["Effect"] == "Allow" and action in actions(statement)
        for resource in resources(statement)
    }


@pytest.mark.parametrize("role", ROLES)
def test_no_role_may_do_anything_to_everything(role: str) -> None:
    for statement in statements(role):
        assert not [action for action in actions(statement) if "*" in action], statement["Sid"]
        assert "*" not in [resource for resource in resources(statement) if isinstance(resource, str)]


def test_nothing_but_traces_goes_anywhere() -> None:
    (policy,) = of_type("AWS::IAM::ManagedPolicy").values()
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Action"] == ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_has_a_role_and_a_log_of_its_own(function: str) -> None:
    name = function.removesuffix("Function")
    assert named(FUNCTIONS[function]["Role"]) == f"{name}Role"
    assert named(FUNCTIONS[function]["LoggingConfig"]["LogGroup"]) == f"{name}Log"
    assert may(f"{name}Role", "logs:PutLogEvents") == {f"{name}Log"}
    assert RESOURCES[f"{name}Log"]["Properties"]["RetentionInDays"] == {"Ref": "LogRetention"}


def test_who_may_write_where() -> None:
    writes = {role: may(role, "s3:PutObject") for role in ROLES}
    assert writes["IngestRole"] == {
        "ContentBucket/articles/*",
        "ContentBucket/pictures/*",
        "ContentBucket/profiles/*",
        "ContentBucket/rejected/ingest/*",
        "SiteBucket/media/*",
    }
    assert writes["SummarizeRole"] == {"ContentBucket/summaries/*"}
    assert writes["IndexRole"] == {"ContentBucket/rejected/index/*"}
    assert writes["PublishRole"] == {"SiteBucket/*"}
    assert writes["ApiRole"] == {"InboxBucket/*"}
    assert writes["SweepRole"] == set()


def test_only_index_writes_the_index() -> None:
    for action in ("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"):
        assert {role for role in ROLES if may(role, action)} - {"ApiRole", "SweepRole"} == {"IndexRole"}


@pytest.mark.parametrize(("role", "keys"), [("ApiRole", ["REQUEST#*", "PASS#*"]), ("SweepRole", ["VERIFY"])])
def test_others_write_nothing_in_the_index_but_what_is_theirs(role: str, keys: list[str]) -> None:
    """Receipts and passes are the API's, and its place in the round is the sweep's."""
    writes = ("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem")
    (statement,) = (said for said in statements(role) if set(writes) & set(actions(said)))
    assert statement["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": keys}}


def test_only_the_daily_look_at_everything_scans() -> None:
    assert {role for role in ROLES if may(role, "dynamodb:Scan")} == {"SweepRole"}


@pytest.mark.parametrize(("function", "queue"), [(function, queue) for function, queue, _ in queued()])
def test_a_function_may_take_from_its_own_queue_only(function: str, queue: str) -> None:
    assert may(function.replace("Function", "Role"), "sqs:ReceiveMessage") == {queue}


# What it runs on --------------------------------------------------------------------------


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_is_the_same_code_on_the_same_machine(function: str) -> None:
    said = FUNCTIONS[function]
    assert (said["Runtime"], said["Architectures"]) == ("python3.13", ["arm64"])
    assert said["CodeUri"] == "../functions/"
    assert said["Tracing"] == "Active"
    assert "VpcConfig" not in said


def test_nothing_is_paid_for_while_nothing_happens() -> None:
    assert RESOURCES["IndexTable"]["Properties"]["BillingMode"] == "PAY_PER_REQUEST"
    for said in FUNCTIONS.values():
        assert "ProvisionedConcurrencyConfig" not in said


def test_the_clock_is_asked_every_minute_and_everything_once_a_day() -> None:
    schedules = {id: said["Properties"] for id, said in FUNCTIONS["SweepFunction"]["Events"].items()}
    assert {id: said["Schedule"] for id, said in schedules.items()} == {
        "Due": "rate(1 minute)",
        "Verify": "rate(1 day)",
    }
    assert '"due"' in schedules["Due"]["Input"]
    assert '"verify"' in schedules["Verify"]["Input"]
