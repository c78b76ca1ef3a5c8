"""The template on this machine: moto for the stores, this room for all that stands between them.

    from infra.local.cloud import Cloud

    with Cloud.deploy(Path("infra/template.yaml"), {"SiteTitle": "The Gazette"}) as cloud:
        cloud.client("s3").put_object(Bucket=cloud.physical("InboxBucket"), Key="a.md", Body=b"# Hello")
        cloud.settle()                          # until every queue and stream is empty
        cloud.request("GET", "/hello/").body    # as CloudFront would answer

What the template says is read from the template, never repeated here:

    translate     SAM becomes CloudFormation, by AWS's own translator
    intrinsics    `!Ref`, `!Sub`, `!If` … become plain values
    stack         resources are made, each when the first other one names it
    engine        moto: one AWS request at a time, mended, and no way out of this machine
    functions     handlers run in this process, with the environment that the template gives them
    sources       queues, streams and schedules call functions; the pump keeps them going
    gateway       the HTTP API: routes, tokens, events
    cloudfront    behaviours, the function at the edge, origins and the way from one to the next
    memory        what the stores hold, kept and put back
    cloud         all of it behind one face
    web           a cloud behind a port

What differs from AWS: functions run one at a time, are never throttled and never run out of time or
memory; policies are not enforced; CloudFront keeps nothing. `settle` brings failed messages back at
once instead of waiting until they would be visible again; they end in the dead-letter queue after as
many attempts as on AWS.
"""
