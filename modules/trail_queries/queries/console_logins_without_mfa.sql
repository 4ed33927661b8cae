-- Who signed in to the console without a second factor, or tried to?
-- Those who got in come first.
-- Users of the account and the root user; whoever comes by a role has proved a second factor elsewhere, if at all, and CloudTrail does not know.
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
SELECT
    eventtime,
    useridentity.type AS identity_type,
    useridentity.arn AS identity,
    sourceipaddress,
    json_extract_scalar(responseelements, '$.ConsoleLogin') AS outcome,
    useragent,
    awsregion,
    eventid
FROM cloudtrail
WHERE day >= date_format(now() - INTERVAL '24' HOUR, '%Y/%m/%d')
    AND from_iso8601_timestamp(eventtime) >= now() - INTERVAL '24' HOUR
    AND eventsource = 'signin.amazonaws.com'
    AND eventname = 'ConsoleLogin'
    AND useridentity.type IN ('IAMUser', 'Root')
    AND json_extract_scalar(additionaleventdata, '$.MFAUsed') = 'No'
ORDER BY json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success' DESC, eventtime DESC
LIMIT 200
