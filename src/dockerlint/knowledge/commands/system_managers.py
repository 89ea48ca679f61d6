"""The command lines of the package managers of distributions: verbs with their aliases, and options.

Sources: apt-get(8), apt(8), aptitude(8); apk(8) and apk-add(8) of apk-tools 2 and 3; dnf's command reference
(dnf.readthedocs.io/en/latest/command_ref.html), dnf5(8), yum(8), `microdnf --help`; zypper(8) 1.14.
"""

from __future__ import annotations

from dockerlint.knowledge.commands.command_lines import Tool, pairs, words

SYSTEM_MANAGERS: dict[str, Tool] = {
    "apt-get": Tool(
        words("target-release option config-file default-release host-architecture build-profiles solver"),
        pairs(
            "t:target-release o:option c:config-file y:yes assume-yes:yes q:quiet a:host-architecture default-release:target-release "
            "P:build-profiles d:download-only s:simulate just-print:simulate dry-run:simulate recon:simulate no-act:simulate "
            "h:help v:version f:fix-broken V:verbose-versions R:no-install-recommends without-recommends:no-install-recommends"
        ),
        pairs(
            "full-upgrade:dist-upgrade safe-upgrade:upgrade auto-clean:autoclean auto-remove:autoremove dist-clean:distclean"
        ),
    ),
    "apk": Tool(
        words(
            "virtual root repository keys-dir repositories-file wait arch cache-dir cache-max-age progress-fd timeout "
            "repository-config preupgrade-depends"
        ),
        pairs("t:virtual p:root X:repository U:update-cache u:upgrade l:latest q:quiet s:simulate h:help"),
        groups=words("cache"),
    ),
    "dnf": Tool(
        words(
            "config releasever repo repoid enablerepo disablerepo exclude installroot setopt debuglevel errorlevel randomwait advisory "
            "bz cve color comment disableexcludes disableplugin enableplugin downloaddir forcearch releasever_major releasever_minor "
            "repofrompath rpmverbosity sec-severity"
        ),
        pairs(
            "y:assumeyes c:config x:exclude excludepkgs:exclude d:debuglevel e:errorlevel R:randomwait q:quiet h:help C:cacheonly "
            "b:best v:verbose advisories:advisory bzs:bz cves:cve secseverity:sec-severity destdir:downloaddir repoid:repo "
            "disableexcludepkgs:disableexcludes"
        ),
        pairs(
            "in:install install-n:install install-na:install install-nevra:install localinstall:install rei:reinstall dg:downgrade "
            "up:upgrade update:upgrade upgrade-to:upgrade update-to:upgrade localupdate:upgrade up-min:upgrade-minimal "
            "update-minimal:upgrade-minimal rm:remove erase:remove remove-n:remove remove-na:remove remove-nevra:remove "
            "dsync:distro-sync distrosync:distro-sync distribution-synchronization:distro-sync mc:makecache "
            "check-upgrade:check-update grp:group groups:group groupinstall:group_install groupupdate:group_upgrade "
            "groupremove:group_remove grouperase:group_remove groupinfo:group_info grouplist:group_list"
        )
        | {"group update": "group upgrade", "module update": "module upgrade", "group in": "group install"},
        groups=words("group module"),
    ),
    "zypper": Tool(
        words(
            "config table-style reposd-dir cache-dir raw-cache-dir solv-cache-dir pkg-cache-dir userdata plus-repo plus-content "
            "releasever root installroot repo type from download"
        ),
        pairs(
            "r:repo t:type n:name f:force C:capability l:auto-agree-with-licenses D:dry-run y:no-confirm d:download-only h:help "
            "a:all m:metadata M:raw-metadata"
        ),
        pairs(
            "in:install rm:remove up:update dup:dist-upgrade ref:refresh cc:clean ve:verify si:source-install "
            "inr:install-new-recommends ar:addrepo rr:removerepo mr:modifyrepo"
        ),
        early=pairs(
            "n:non-interactive c:config v:verbose q:quiet A:no-abbrev t:terse s:table-style x:xmlout i:ignore-unknown D:reposd-dir "
            "C:cache-dir p:plus-repo R:root V:version"
        ),
        switches=words(
            "non-interactive no-confirm no-recommends recommends no-refresh no-gpg-checks gpg-auto-import-keys dry-run force all "
            "auto-agree-with-licenses auto-agree-with-product-licenses download-only name capability quiet verbose replacefiles "
            "oldpackage details allow-unsigned-rpm force-resolution no-force-resolution allow-downgrade allow-name-change "
            "allow-arch-change allow-vendor-change no-allow-vendor-change download-in-advance download-in-heaps "
            "download-as-needed clean-deps no-clean-deps ignore-unknown non-interactive-include-reboot-patches no-remote no-cd"
        ),
    ),
}
