# Not run where this was written: there is no Docker there. What it does is what payara-config/README.md
# tells an administrator to do by hand, and the same scripts.
#
#   docker build -t hospital-scheduling .
#   docker run -p 8080:8080 -e DATABASE_URL=… -e JWT_SECRET=… hospital-scheduling

# The distribution's own Node may be older than the 20 that the web app is built with.
FROM node:22-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-17 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx \
    && apt-get update && apt-get install -y --no-install-recommends unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
# Skipping the tests' execution only: the server's distribution is among the tests' dependencies.
RUN mvn -q package -DskipTests -Dpwa.script=bundle -Dspotless.check.skip=true && unzip -q "$(find /root/.m2 -name 'payara-6*.zip' | head -1)" -d /opt

FROM eclipse-temurin:17-jre
RUN groupadd --gid 10001 hospital && useradd --uid 10001 --gid hospital --no-create-home hospital \
    && apt-get update && apt-get install -y --no-install-recommends curl unzip && rm -rf /var/lib/apt/lists/*
COPY --from=build --chown=hospital:hospital /opt/payara6 /opt/payara6
COPY --from=build --chown=hospital:hospital /build/payara-config/*.asadmin /build/payara-config/jvm-options /build/payara-config/logging /build/payara-config/*.sh /opt/payara-config/
COPY --from=build --chown=hospital:hospital /build/ear/target/hospital-scheduling.ear /opt/hospital-scheduling.ear
USER hospital
# The JDBC driver travels in the EAR; the server needs none.
RUN /opt/payara-config/configure.sh /opt/payara6 --dedicated
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s \
    CMD curl -fsS http://127.0.0.1:8080/api/health/live || exit 1
ENTRYPOINT ["/opt/payara-config/serve.sh", "/opt/payara6", "/opt/hospital-scheduling.ear"]
