"""Docker's official images, which have names without a slash.

Sources: library/* of github.com/docker-library/official-images (commit of 2026-08-21, and its history for images that are
no longer built), and the Dockerfiles and entrypoint scripts that those files name.
"""

from __future__ import annotations

from dockerlint.knowledge.images.image_facts import (
    DROPS,
    ROOT,
    ROOT_SCRIPT,
    BaseImage,
    Entrypoint,
    Published,
    runs_as,
)

LIBRARY = frozenset(
    "adminer aerospike almalinux alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux azul-zulu backdrop bash "
    "bonita buildpack-deps busybox caddy cassandra chronograf cirros clearlinux clefos clickhouse clojure composer convertigo "
    "couchbase couchdb crate dart debian docker drupal eclipse-mosquitto eclipse-temurin eggdrop elasticsearch elixir emqx erlang "
    "espocrm fedora flink fluentd friendica gazebo gcc geonetwork ghost golang gradle groovy haproxy haskell haxe hello-world hitch "
    "httpd hylang ibm-semeru-runtimes ibmjava influxdb irssi jetty joomla jruby julia kapacitor kibana kong krakend lightstreamer "
    "liquibase logstash mageia mariadb matomo maven mediawiki memcached mongo mongo-express monica mysql nats neo4j neurodebian "
    "nextcloud nginx nim node notary odoo open-liberty openjdk oraclelinux orientdb percona perl photon php php-zendserver phpmyadmin "
    "plone postfixadmin postgres pypy python r-base rabbitmq rakudo-star redis redmine registry rethinkdb rocket.chat rockylinux ros "
    "ruby rust sapmachine satosa silverpeas solr sonarqube spark spiped storm swift swipl teamspeak telegraf tomcat tomee traefik "
    "ubuntu unit varnish websphere-liberty wordpress xwiki yourls znc zookeeper".split()
)
"""The names that are built today."""
NO_LONGER_BUILT = frozenset(
    "adoptopenjdk centos consul django express-gateway glassfish iojs java jobber kaazing-gateway mono nats-streaming nuxeo opensuse "
    "owncloud piwik rails sentry swarm thrift ubuntu-debootstrap ubuntu-upstart vault".split()
)
"""Names whose images can still be pulled."""

OFFICIAL: dict[str, BaseImage] = {
    **dict.fromkeys(
        (
            "alpine amazoncorretto amazonlinux azul-zulu buildpack-deps busybox centos clojure debian eclipse-temurin erlang fedora gcc "
            "haskell ibmjava java jruby julia maven mono openjdk oraclelinux perl pypy python r-base rockylinux almalinux ruby "
            "rust sapmachine swift ubuntu archlinux opensuse photon elixir golang ibm-semeru-runtimes"
        ).split(),
        ROOT,
    ),
    **dict.fromkeys("bash nats node nginx registry traefik".split(), ROOT_SCRIPT),
    "caddy": BaseImage("root", workdir="/srv"),
    "composer": BaseImage("root", Entrypoint.RUNS_COMMAND, "/app"),
    "dart": BaseImage("root", workdir="/root"),
    "gradle": BaseImage("root", workdir="/home/gradle"),
    "httpd": BaseImage("root", workdir="/usr/local/apache2"),
    "mongo-express": BaseImage("root", Entrypoint.RUNS_COMMAND, "/app"),
    "orientdb": BaseImage("root", workdir="/orientdb"),
    "php": BaseImage("root", Entrypoint.RUNS_COMMAND, None),
    "rethinkdb": BaseImage("root", workdir="/data"),
    "tomcat": BaseImage("root", workdir="/usr/local/tomcat"),
    **dict.fromkeys(
        (
            "postgres mysql mariadb mongo redis rabbitmq ghost cassandra couchdb couchbase neo4j zookeeper vault consul aerospike arangodb "
            "chronograf kapacitor telegraf storm eclipse-mosquitto wordpress drupal joomla nextcloud mediawiki matomo phpmyadmin redmine"
        ).split(),
        DROPS,
    ),
    "adminer": runs_as("adminer"),
    "elasticsearch": runs_as("1000"),
    "groovy": runs_as("1000", "/home/groovy", Entrypoint.NONE),
    "haproxy": runs_as("haproxy"),
    "jetty": runs_as("jetty"),
    "kibana": runs_as("1000"),
    "kong": runs_as("kong", healthcheck=True),
    "liquibase": runs_as("liquibase", "/liquibase"),
    "logstash": runs_as("1000"),
    "memcached": runs_as("memcache"),
    "odoo": runs_as("odoo"),
    "percona": runs_as("mysql"),
    "solr": runs_as("solr"),
    "sonarqube": runs_as("sonarqube"),
    "spark": runs_as("spark", "/opt/spark/work-dir"),
    "varnish": runs_as("varnish"),
}
"""Images whose facts are the same under all tags."""

OFFICIAL_BY_TAG: tuple[Published, ...] = (
    Published("docker", runs_as("rootless"), "docker-library/docker", r".*rootless.*"),
    Published("docker", ROOT_SCRIPT, "docker-library/docker"),
    Published("flink", runs_as("flink"), "apache/flink-docker", r"(2\.[2-9]|latest)(\W.*)?"),
    Published("flink", DROPS, "apache/flink-docker", r"(1|2\.[01])\..*"),
    Published(
        "influxdb", runs_as("influxdb3"), "influxdata/influxdata-docker", r"(3\b.*-)?(core|enterprise)"
    ),
    Published(
        "influxdb", runs_as("influxdb"), "influxdata/influxdata-docker", r"1\.1[1-9](\.\d+)?(-alpine)?"
    ),
    Published(
        "influxdb", DROPS, "influxdata/influxdata-docker", r"latest|alpine|2(\..+)?|2-alpine|1\.\d(\W.*)?"
    ),
)
"""Images that changed their user, or have variants with others."""
