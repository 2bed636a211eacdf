-- A server that does not migrate itself has to see which migrations have been run.

GRANT SELECT ON flyway_schema_history TO ${app_role};
