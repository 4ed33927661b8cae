-- Whose API calls are denied, and which?
-- The tree's own roles here mean a right that is missing; an unknown address that tries many names is somebody who looks around with keys of yours.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
SELECT
    coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.invokedby, useridentity.principalid) AS identity,
    eventsource,
    eventname,
    awsregion,
    errorcode,
    count(*) AS calls,
    count(DISTINCT sourceipaddress) AS addresses,
    max_by(sourceipaddress, eventtime) AS latest_address,
    max_by(errormessage, eventtime) AS latest_message,
    min(eventtime) AS first_seen,
    max(eventtime) AS last_seen
FROM cloudtrail
WHERE day >= date_format(now() - INTERVAL '24' HOUR, '%Y/%m/%d')
    AND from_iso8601_timestamp(eventtime) >= now() - INTERVAL '24' HOUR
    AND (errorcode LIKE '%AccessDenied%' OR errorcode LIKE '%Unauthorized%' OR errorcode IN ('AuthorizationError', 'NotAuthorized'))
GROUP BY 1, 2, 3, 4, 5
ORDER BY calls DESC
LIMIT 200
