-- Was the account's root user used, from where, and for what?
-- Everything that root did, but what AWS did in its name. There should be nothing: https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
-- Last 24 hours. For another window change each INTERVAL '24' HOUR alike.
SELECT
    eventtime,
    eventsource,
    eventname,
    awsregion,
    sourceipaddress,
    useridentity.accesskeyid AS access_key_id,
    useridentity.sessioncontext.attributes.mfaauthenticated AS mfa,
    errorcode,
    requestparameters,
    eventid
FROM cloudtrail
WHERE day >= date_format(now() - INTERVAL '24' HOUR, '%Y/%m/%d')
    AND from_iso8601_timestamp(eventtime) >= now() - INTERVAL '24' HOUR
    AND useridentity.type = 'Root'
    AND useridentity.invokedby IS NULL
    AND eventtype <> 'AwsServiceEvent'
ORDER BY eventtime DESC
LIMIT 200
