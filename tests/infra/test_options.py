"""What the template's parameters change, and how one hears of what goes wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from broadsheet.cli.local import template
from infra.local.cloud import Cloud

Resources = dict[str, dict[str, Any]]

FUNCTIONS = {f"{name}Function" for name in ("Ingest", "Summarize", "Index", "Publish", "Api", "Sweep")}
ARN = "arn:aws:acm:us-east-1:123456789012:certificate/1"


def deployed(*types: str, **parameters: str) -> Resources:
    """The resources of these types that a deployment with these parameters makes."""
    with Cloud.deploy(template(), parameters) as cloud:
        return cloud.resources(*types)


def distribution(**parameters: str) -> Mapping[str, Any]:
    ((_, said),) = deployed("AWS::CloudFront::Distribution", **parameters).items()
    config: Mapping[str, Any] = said["DistributionConfig"]
    return config


def outputs(**parameters: str) -> dict[str, str]:
    with Cloud.deploy(template(), parameters) as cloud:
        return cloud.outputs()


# Where readers find it --------------------------------------------------------------------


def test_without_a_domain_cloudfront_answers_at_its_own_address() -> None:
    said = distribution()
    assert "Aliases" not in said
    assert said["ViewerCertificate"] == {"CloudFrontDefaultCertificate": True}
    assert outputs()["SiteAddress"].endswith(".cloudfront.net")
    assert not deployed("AWS::CertificateManager::Certificate", "AWS::Route53::RecordSetGroup")


def test_a_domain_with_a_certificate_of_ones_own() -> None:
    said = distribution(DomainName="news.example", CertificateArn=ARN)
    assert said["Aliases"] == ["news.example"]
    assert said["ViewerCertificate"]["AcmCertificateArn"] == ARN
    assert said["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021"
    assert outputs(DomainName="news.example", CertificateArn=ARN)["SiteAddress"] == "https://news.example"


def test_a_domain_in_a_zone_gets_its_certificate_and_its_records() -> None:
    made = deployed(
        "AWS::CertificateManager::Certificate",
        "AWS::Route53::RecordSetGroup",
        DomainName="news.example",
        HostedZoneId="Z123",
    )
    assert made["Certificate"]["DomainValidationOptions"][0]["HostedZoneId"] == "Z123"
    assert {record["Type"] for record in made["Records"]["RecordSets"]} == {"A", "AAAA"}


def test_pages_say_the_address_that_readers_use() -> None:
    for parameters, address in (
        ({"DomainName": "news.example", "CertificateArn": ARN}, "https://news.example"),
        ({"DomainName": "news.example", "SiteUrl": "https://www.other.example"}, "https://www.other.example"),
    ):
        for name in ("PublishFunction", "SweepFunction"):
            said = deployed("AWS::Lambda::Function", **parameters)[name]
            assert said["Environment"]["Variables"]["SITE_URL"] == address


@pytest.mark.parametrize(
    "kind", ["AWS::WAFv2::WebACL", "AWS::Budgets::Budget", "AWS::SNS::Subscription"], ids=str
)
def test_what_costs_or_writes_to_somebody_is_there_only_when_asked_for(kind: str) -> None:
    assert not deployed(kind)
    assert deployed(kind, WebFirewall="true", MonthlyBudget="20", AlarmEmail="desk@news.example")


def test_the_firewall_stands_before_the_distribution_and_lets_articles_through() -> None:
    assert "WebACLId" not in distribution()
    assert distribution(WebFirewall="true")["WebACLId"]
    (firewall,) = deployed("AWS::WAFv2::WebACL", WebFirewall="true").values()
    common = firewall["Rules"][-1]["Statement"]["ManagedRuleGroupStatement"]
    counted = {rule["Name"] for rule in common["RuleActionOverrides"] if "Count" in rule["ActionToUse"]}
    assert {"SizeRestrictions_BODY", "CrossSiteScripting_BODY"} <= counted


# What stays -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "protected", "pool"), [("true", True, "ACTIVE"), ("false", False, "INACTIVE")]
)
def test_protection_is_of_the_index_and_of_who_may_write(said: str, protected: bool, pool: str) -> None:
    kept = deployed("AWS::DynamoDB::Table", "AWS::Cognito::UserPool", DeletionProtection=said)
    assert kept["IndexTable"]["DeletionProtectionEnabled"] is protected
    assert kept["UserPool"]["DeletionProtection"] == pool


@pytest.mark.parametrize(("said", "applied"), [("true", "PublishedVersions"), ("false", "None")])
def test_only_the_api_may_start_from_a_snapshot(said: str, applied: str) -> None:
    functions = deployed("AWS::Lambda::Function", SnapStart=said)
    assert functions["ApiFunction"]["SnapStart"] == {"ApplyOn": applied}
    assert not [name for name in FUNCTIONS - {"ApiFunction"} if "SnapStart" in functions[name]]


def test_the_gateway_calls_the_version_that_is_live() -> None:
    with Cloud.deploy(template()) as cloud:
        assert [alias["Name"] for alias in cloud.resources("AWS::Lambda::Alias").values()] == ["live"]
        assert cloud.request("GET", "/api/articles").status == 200


# How one hears of it ----------------------------------------------------------------------


def test_every_alarm_tells_the_topic() -> None:
    with Cloud.deploy(template()) as cloud:
        alarms, topic = cloud.resources("AWS::CloudWatch::Alarm"), cloud.physical("AlarmTopic")
    assert len(alarms) >= 11
    assert {tuple(said["AlarmActions"]) for said in alarms.values()} == {(topic,)}


@pytest.mark.parametrize("alarm", ["ErrorsAlarm", "ThrottlesAlarm"])
def test_an_alarm_about_functions_is_about_all_of_them(alarm: str) -> None:
    with Cloud.deploy(template()) as cloud:
        names = {cloud.physical(name) for name in FUNCTIONS}
        said = cloud.resources("AWS::CloudWatch::Alarm")[alarm]
    metrics = [metric["MetricStat"]["Metric"] for metric in said["Metrics"] if "MetricStat" in metric]
    assert {metric["Dimensions"][0]["Value"] for metric in metrics} == names


def test_every_queue_that_a_step_takes_from_is_watched_for_what_waits() -> None:
    with Cloud.deploy(template()) as cloud:
        mapped = [
            said["EventSourceArn"] for said in cloud.resources("AWS::Lambda::EventSourceMapping").values()
        ]
        said = cloud.resources("AWS::CloudWatch::Alarm")["WaitingAlarm"]
    metrics = [metric["MetricStat"]["Metric"] for metric in said["Metrics"] if "MetricStat" in metric]
    watched = {metric["Dimensions"][0]["Value"] for metric in metrics}
    assert watched == {arn.rpartition(":")[2] for arn in mapped if ":sqs:" in arn}


def test_the_dashboard_shows_every_step_and_every_place_where_something_is_parked() -> None:
    with Cloud.deploy(template()) as cloud:
        board = cloud.resources("AWS::CloudWatch::Dashboard")["Dashboard"]["DashboardBody"]
        parked = [
            str(cloud.physical(id)).rpartition("/")[2]
            for id in cloud.resources("AWS::SQS::Queue")
            if id.endswith("DeadLetters")
        ]
    widgets = json.loads(board)["widgets"]
    titles = " ".join(widget["properties"].get("title", "") for widget in widgets)
    for number, step in enumerate(("ingest", "summarize", "index", "publish"), 1):
        assert f"{number}. {step}" in titles
        assert f'step=\\"{step}\\"' in board
    assert all(f'"{name}"' in board for name in parked)


# Who writes the summaries -----------------------------------------------------------------

MODEL = "arn:aws:bedrock:eu-central-1::foundation-model/example.model-v1:0"


def test_without_a_model_nothing_may_ask_one() -> None:
    assert not deployed("AWS::IAM::RolePolicy")
    told = deployed("AWS::Lambda::Function")["SummarizeFunction"]["Environment"]["Variables"]
    assert told["MODEL_ID"] == ""


def test_a_model_is_asked_by_one_function_and_no_other_model_is() -> None:
    ((_, said),) = deployed("AWS::IAM::RolePolicy", ModelId="example.model-v1:0", ModelArns=MODEL).items()
    ask, count = said["PolicyDocument"]["Statement"]
    assert (ask["Action"], ask["Resource"]) == ("bedrock:InvokeModel", [MODEL])
    assert count["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["MODEL#*"]}}
    assert "summarize" in json.dumps(said["RoleName"])


def test_whoever_waits_for_a_model_takes_one_article_at_a_time() -> None:
    def batches(**parameters: str) -> set[int]:
        mappings = deployed("AWS::Lambda::EventSourceMapping", **parameters)
        return {int(said["BatchSize"]) for name, said in mappings.items() if "Summarize" in name}

    assert batches() == {10}
    assert batches(ModelId="example.model-v1:0", ModelArns=MODEL) == {1}
