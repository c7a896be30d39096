/// A unit that runs the endpoint and keeps it away from everything that it does not need.
enum SystemdUnit {
    static let text = """
        # Bookplate for systemd: put `bookplate` and `bookplate-all` into /usr/local/bin, save
        # this as /etc/systemd/system/bookplate.service, adapt the folder of the content, and run
        # `systemctl enable --now bookplate`. It takes up changed content by itself; on a network's
        # disk, where changes are not noticed, run `systemctl reload bookplate` after one. The journal
        # says when there are mistakes in it. After a change of this file or of the site's address
        # run `systemctl restart bookplate`. Messages are written into /var/lib/bookplate/outbox.
        [Unit]
        Description=Bookplate, which takes the bookings
        After=network.target

        [Service]
        Type=exec
        ExecStart=/usr/local/bin/bookplate serve --endpoint-only --content /srv/bookplate/content \\
            --database /var/lib/bookplate/bookplate.sqlite --outbox /var/lib/bookplate/outbox \\
            --port 8080 --trusted-proxy 127.0.0.1
        ExecReload=/bin/kill -HUP $MAINPID
        Restart=on-failure
        TimeoutStopSec=15
        DynamicUser=yes
        StateDirectory=bookplate
        StateDirectoryMode=0700
        UMask=0077
        LimitNOFILE=8192
        MemoryMax=512M

        # Nothing but its own folder, the content to read, and connections from this machine.
        ProtectSystem=strict
        ProtectHome=yes
        ProtectProc=invisible
        ProcSubset=pid
        PrivateTmp=yes
        PrivateDevices=yes
        PrivateUsers=yes
        PrivateMounts=yes
        DevicePolicy=closed
        IPAddressDeny=any
        IPAddressAllow=localhost
        RestrictAddressFamilies=AF_INET AF_INET6

        # No privilege, now or later.
        CapabilityBoundingSet=
        AmbientCapabilities=
        NoNewPrivileges=yes
        RestrictSUIDSGID=yes
        RestrictNamespaces=yes
        RestrictRealtime=yes
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        RemoveIPC=yes

        # No part of the machine to change.
        ProtectHostname=yes
        ProtectClock=yes
        ProtectKernelTunables=yes
        ProtectKernelModules=yes
        ProtectKernelLogs=yes
        ProtectControlGroups=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallFilter=~@privileged @resources
        SystemCallErrorNumber=EPERM

        [Install]
        WantedBy=multi-user.target

        """
}
