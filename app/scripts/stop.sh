#!/usr/bin/env bash
# ApplicationStop. Nothing stops: nginx serves the present release, or the placeholder, until start.sh has put the next one in its place, so the load
# balancer's health check never fails for a deployment. A process of your own is stopped here.
#
# CodeDeploy runs the script of the revision that was installed last. If that fails, so does every deployment that comes, and no new revision can mend it:
# so this one cannot fail. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html
echo "carshare ${LIFECYCLE_EVENT:-script}: nginx goes on serving"
exit 0
