"""The contract check of delivery: each service is decoded, and a value that a model or a rule knows is checked."""

from __future__ import annotations

import unittest
from typing import Any

from carshare_contract.decode import decode
from carshare_contract.request import Request
from test_contract import target, violations

TARGETS = {
    "codebuild": "CodeBuild_20161006",
    "codecommit": "CodeCommit_20150413",
    "codeconnections": "com.amazonaws.codeconnections.CodeConnections_20231201",
    "codedeploy": "CodeDeploy_20141006",
    "codepipeline": "CodePipeline_20150709",
    "codestar-connections": "com.amazonaws.codestar.connections.CodeStar_connections_20191201",
    "events": "AWSEvents",
}


def call(service: str, action: str, **parameters: Any) -> Request:
    """A request of the protocol `json`, which the provider speaks to all of them."""
    return target(service, f"{TARGETS[service]}.{action}", parameters)


class Delivery(unittest.TestCase):
    """One request of each service, and one that it would refuse."""

    def test_each_service(self) -> None:
        group = {"applicationName": "a", "deploymentGroupName": "g", "serviceRoleArn": "r"}
        connection = {"ConnectionName": "c", "ProviderType": "GitHub"}
        cases: list[tuple[str, str, dict[str, Any], dict[str, Any], tuple[str, str]]] = [
            ("codebuild", "DeleteProject", {"name": "p"}, {"name": ""}, ("length", "name")),
            ("codecommit", "CreateRepository", {"repositoryName": "a"}, {"repositoryName": "a.git"}, ("extra", "repositoryName")),
            ("codecommit", "CreateRepository", {"repositoryName": "a"}, {"repositoryName": "a b"}, ("pattern", "repositoryName")),
            ("codeconnections", "CreateConnection", connection, {"ConnectionName": "c" * 33}, ("length", "ConnectionName")),
            ("codestar-connections", "CreateConnection", connection, {"ProviderType": "Gitea"}, ("enum", "ProviderType")),
            ("codedeploy", "CreateDeploymentGroup", group, {"applicationName": "a" * 101}, ("length", "applicationName")),
            ("codepipeline", "GetPipeline", {"name": "p"}, {"name": "p/q"}, ("pattern", "name")),
            ("events", "DescribeRule", {"Name": "r"}, {"Name": "r s"}, ("pattern", "Name")),
        ]
        for service, action, good, changes, violation in cases:
            with self.subTest(service=service, violation=violation):
                decoded = decode(call(service, action, **good))
                self.assertEqual((decoded.service, decoded.operation.name), (service, action))
                self.assertEqual(decoded.parameters, good)
                self.assertEqual(violations(call(service, action, **good)), [])
                self.assertEqual(violations(call(service, action, **{**good, **changes})), [violation])


if __name__ == "__main__":
    unittest.main()
