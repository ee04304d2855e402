//! Words of configurations, of programs and of their values.

/// Whether a word, in lower case, is one. Words of three letters and less are not asked for.
pub(crate) fn is_known(word: &str) -> bool {
    let first = word.bytes().next().unwrap_or_default();
    let words = usize::from(first.wrapping_sub(b'a'));
    WORDS.get(words).is_some_and(|it| it.split(' ').any(|it| it == word))
}

/// By their first letters. They are the words that several public configurations of nginx, PHP and
/// containers share, and names of systems and stages.
#[rustfmt::skip]
const WORDS: [&str; 26] = [
    "aarch abbreviations ability able abort aborts about above absence absolute abstract \
     accelerated accept acceptable acceptance accepted accepts access accessed accessible \
     accessing according action actions activated active actual added adding addition \
     additional addr address admin adminer administrator adoption aerospike affect affects \
     after against agent alert alias alive aliyun allocated allocation allow allowed allows \
     alma almost alone alphanumeric alpine alpinelinux already also alter alternate always \
     america amount amqp anonymous another ansi ansible anti anull anything apache apcu \
     appears append appended appends applewebkit application applications apply approach \
     appropriate appropriately apps arch architecture archive area argc argo argon args \
     argument arguments argv around array arrays artifactory artisan ascii asia aspects \
     assert assertion assertions assumes async atom attacks attempt attempts attribute \
     audiowaveform auth authenticated authentication authority auto autoconf autoconfig \
     automate automated automatic automatically autoregister autoremove availability \
     available avoid aware azure",
    "back backed backend backends background backtrack backtracking backup backups backward \
     bail base based basedir basename bash basic basis batch bcmath bcrypt beanstalkd bearer \
     because been before begin beginning behave behavior behaviour being belong below \
     benefits berlin besides best better between bigint binaries binary bind binmode \
     bitbucket bitmask bits bitwise blackfire blacklist blacklists blank block blog blogname \
     blowfish body bookmarks bookworm boolean both boxes branch break bridge broken brotli \
     browscap browser browsers bucket buffer buffered buffering buffers build built builtin \
     bullseye buster busting busybox bypass byte bytes bzip",
    "cache cached caching caddy cafile cainfo calculated calendar call callback called \
     calling calls canada cannot capability capath case casesensitive cassandra catch cause \
     causes causing caution celery centos central cert certain certificate certs cfgfile \
     cfgpath chacha chance change changed changes changing channel char character characters \
     chars charset check checkout checks checksum china chmod choose chosen chown chrome \
     chromium chroot chunk chunked chunks ciphers circular circumvent claim class classes \
     clean cleaned cleanup clickable client clients clock cloexec close cluster cmin code \
     coding collect collection collector collisions color colors column combating combination \
     comes comm comma command commands comment comments common commonly communication comp \
     compatibility compatible compilation compile compiled complaining complete completed \
     completely compliant component components compose compression computer concatenated conf \
     config configs configuration configure configured configureoptions configuring conform \
     connect connection connections connects conscience consequences consider considered \
     consistency console constant constants consul consume consumes consumption contain \
     container containers containing contains content context continue control controlled \
     controlling controls conv convenience conversion convert converted converting cookie \
     cookies copy copying core correctly corresponding corrupt corrupted could couldn count \
     course cover craft cram crash create created creates credentials critical cron crond \
     crontabs cross crun crypt ctrl curl curlopt current currently cursor cursortype curve \
     curves custom cycles",
    "daemon daily dangerous darwin data database datadog date datetime deal debian \
     debmultiarch debug debugging decide decides decimal declare decode decoded deep default \
     defaultbinmode defaultlrl defaults defense defer define defined defines deflate delay \
     delete delimited demo deno denoted deny depend dependencies depending depends deploy \
     deployer deprecated deprecation deps depth describing desired destination detail details \
     detect detection determine determines developer development differ different differs \
     diffie digest digits direct directive directives directly directories directory dirmngr \
     disable disabled disables disabling discard disconf display displayed displaying \
     displays dist distinguish distributed distribution diversions divisor django dnsmasq \
     docker dockerfile docref docs document documentation documents does doesn doing domain \
     domains done dontwait dotcrlf dotnet double doubles dovecot downgrading download dpkg \
     draft drcp driver drone drop dropped drupal drush dtoa dummy dumps duplicate dups \
     duration during dynamic dynamically",
    "each early easier east eastern ecdsa echo edit editor effect effective effects efficient \
     egpcs either elastic elasticsearch elif eliminate eliminating else email emergency emit \
     emitting empty enable enabled enables enabling encode encoding encodings encourage \
     encouraged endings engine english enough ensure ensures entries entry entrypoint enull \
     envelope environment environments envoy epoll epollet epollin epollout epollrdhup equal \
     equivalent error errors esac escape esmtp especially etag europe eval even event events \
     eventually every everysec everything exactly example examples exceeds except exception \
     exceptions exclude excluding exclusion exclusive exec executable execute executed \
     executing execution exif exim exist existence existing exists exit exited expected \
     expire expired expires explanation explicitly export expose expr expression expressions \
     extends extension extensions external externally extra extremely",
    "facility fact failed fails failure fallback false fashion fast fastcgi fatal faultcode \
     feature features fedora fetch fetchdeps fetched ffmpeg fgets field fields file fileinfo \
     filename filenames files filesize filesystem filevar filevarvalue fill filter find finds \
     finish finished firebird firefox first fixation flag flags flask floating floats flock \
     flush flux focal folder folders followed follower following follows font fontobject \
     fopen forbids force forces foreground forever forgery form format formatted formatting \
     forum forward forwarded found frame frankenphp frankfurt freetype french freq frequently \
     from frontend full fully func function functions future",
    "gain garbage gateway gearman gecko general generally generated generating german gets \
     gettext gettime ghostscript github gitlab give given glob global globally globals gmail \
     gnupg gnupghome going golang good google gpgconf grafana grant graphviz great greater \
     grep group groups grpc gsub guessed guest guids gunicorn gzhandler gzip",
    "handle handled handler handlers handling happen happens haproxy harbor hardcoded hash \
     hashed have having head header headers heading health healthcheck hellman helm help \
     helpful here hidden hide high higher highlight highlighting hijacking hint history hmac \
     hold holds home hook hooks horizon host hostname hosts hourly however href htaccess html \
     http httpd httponly https huge hundreds",
    "icon iconv ident identity idle ietf igbinary ignore ignored ignores ignoring iids image \
     imagemagick images imagick imap immediately immutable impersonate implement implemented \
     implements implications implicit implies implode imposed improve improves inaccessible \
     inactive inadvertently iname include included includes includesubdomains including \
     incompatible increase increased increasing index individual infile info information \
     informs inherited inis init initalization initdb initial initialization initialize \
     initialized initializing inline input insecure insert install installation installed \
     installing instance instances instant instantiated instead integer intel intentional \
     intercept interesting interface internal internally interned interoperability \
     interpreted interrupted interval intl into intranet invalid invalidate invoked iplanet \
     ireland issue issues issuing istio itself",
    "jaeger jammy japanese java javascript jenkins jetty jobs john joomla journal jpeg json \
     jump just",
    "kafka keep keepalive kerberos keycloak keys keyserver keyword khtml kibana kill know \
     known kqueue kube kubernetes",
    "label labels lacks language languages laradock laravel large larger last later latest \
     latin latitude launch layer layout lazy ldap leader leading leak leaks least leave \
     leaving left legacy length less lets letsencrypt level levels libcurl libdir libevent \
     libfreetype libgmp libicu libjpeg libldap liblz libmagickcore libmagickwand libmemcached \
     libpng libpq library libs libwebp libxml libzip lifetime like likely limit limited \
     limiter limits line lines links linux list listen lists little live load loadable loaded \
     loads local localdomain locale localhost localtime located location locations lock \
     lockfile locking logfile logged logger logging login loglevel logrotate logs logstash \
     loki london long longitude longreadlen look loop loopback",
    "macintosh macvlan magento mail mailgun mailhog mailparse mailpit main maintain \
     maintained maintainer maintaining maintenance major make makes managed management \
     manager managing manifest manner manpages manual manually many mapping mariadb mark mask \
     masked master match matomo maxbytes maxdepth maximum maxlifetime mbstring mbytes mean \
     meanings means mechanism media medium memcache memcached memleaks memory mempool message \
     messages metadata method metrics mibs microseconds microsoft might mime mimetype minimum \
     minio minor minutes mirror mirrors miscellaneous missing mistyped mitigate mkdir mktemp \
     mmap mode model modified module modulename modules mongo mongodb monitor monitored \
     monitoring monthly moodle more most motorola move mozilla mssql much multi multiarch \
     multibyte multipart multiple multithreaded mumbai murmur must mynetworks mysite mysql \
     mysqli mysqlnd",
    "nagios name names namespace native nature ndelay necessary need needed needs negative \
     negotiate nesting netscape network networks neutral never newest next nextcloud nexus \
     nginx nginxproxy nistp noble nobody nocache nodaemon node nodes noeviction nofile \
     nofollow noindex nomad nonblock none nonempty noninteractive nopush normal north \
     nosignal nosniff note notice notices notification nproc null number numbers",
    "oauth object objects occur octal octane octet odbc often older ollama olson once \
     ondemand only opcache opcode open openldap opens opensearch openssl operating operation \
     operations operator operators optimization optimize optimized optimizers option optional \
     options oracle order ordinary oregon origin original originating other others otherwise \
     outlook output outputs outside over overhead overheads overlay overridden override \
     overwrite owasp owner",
    "pacific package packaged packer packets page pages paid pair param parameter parameters \
     params parentheses paris parse parsing part party pass passed passes passing passthru \
     passwords path pathinfo paths pattern patterns pbkdf pcntl pconnect pcre pear pecl peers \
     penalty pending people percentage percentages perform performance performed permission \
     permissions permit persistent person perspective pgadmin pgid pgsql phalcon phar phpdbg \
     phpdecimal phpdoc phpize phpmanual phpmyadmin phprc phpredis phpsessid pidfile ping \
     pings placed plain please plugin plugins podman point pointed policies policy pollerr \
     pollhup pollin pollout poly pong pool pooled pooling poppler port portable portal ports \
     possible post postfix postgis postgres postgresql postmark postmaster potentially \
     practices precedence precision predefined predis prefer preferred prefetch prefetching \
     prefix prefixed preload preloading prepend prestashop pretty prevent prevents preview \
     previous previously primary prime print printf prior private privileged probability \
     probably problems process processed processes procps produce produced produces \
     production productions program progress project prometheus properly protect protection \
     protects protocols provide providers provides proxied proxy public publicly puid pull \
     pulled puma purge purpose purposes push pushing python",
    "qualification quantity quay queries query queue quick quiet quoted",
    "rabbitmq rails range rarely rather rdkafka rdonly rdwr reaching read readable reader \
     reading readonly readwrite ready real really realpath reason reasons reattach receive \
     receives recipient recognize recommend recommended recommending recommends \
     recommendsimport reconnect record records recoverable recursion recursive recv redirect \
     redis reduce refer reference referer referrer reflect regardless regex region register \
     registered registering registers registration registrations registry regular related \
     relaxed release releases relying remain remains remote remoteip remove removed repair \
     repeated replace replica replication repo report reporting reports repositories \
     repository representation representing request requested requests require required \
     requirements requires reset reside resident resolve resolver resource resources respect \
     respective response responsible restart restarted restrict restriction result resulting \
     retries retrieve retry retrying return returns reuse revalidate reveal revoke rewrite \
     rewriter rewrites rhel risk rldog roadrunner rocky rollup root rotation roughly route \
     rows rsync ruby rule rules runc rundeps runner running runs runtime rust",
    "safari safe safely same sameorigin saml sample sandbox sapi sasl save savedaptmark scale \
     scanner scgi schedule scheduled scheduler schema scheme scram script scripting scripts \
     scrypt search searched searching second secondary seconds secp secrets section sections \
     secure security seen segment segments select self semantics semicolon send sender \
     sendfile sending sendmail sends sense sensitive sent sentry separate separated \
     separately separator sequence serialize serialized serializer serious serve served \
     server servers serves service services session sessions sets setting settings setup \
     shadow share shared shebang shell shellcheck shift shmop shop shopware short shorter \
     shorthand should shouldn show showmanual shown shutdown side sidekiq sign signature \
     signed significant sigusr silent silently similar simple simply since singapore single \
     site sites siteurl size sjis skipped skips slave sleep slots smbclient smtp snmp soap \
     sock socket sockets solr some something sonarqube soon sort source sources south space \
     spaces span spanish spec special specific specified specifies specify specifying specs \
     speed spend split spool spring sprintf sqlite squid ssdb stable stack staging stale \
     stand standard standards start started starting starts starttls startup statement \
     statements static statistics status stderr stdout step steps still stop stopped storage \
     store stored stores storing stream streaming streams strength stretch strict string \
     strings strip strongly structure structures style subdirectories subdirectory subject \
     substitute substring success such suggest suitable summary sunrise sunset super \
     supervisor supervisord supply support supported supports sure suse swagger swarm switch \
     swoole sydney symbol symfony sync syncing syntax sysdba syslog sysoper system systemd \
     systems sysvsem sysvshm",
    "table tables tags taint take tarantool target tcfg tekton tell tells temp template \
     temporary terminal terminating terraform test testing tests text than that their them \
     themes then there these they this those though threat three through throw thus tidy time \
     timeout timestamp timestamps timezone timing together tokens tokyo tomcat toml tools \
     touch trace track tracking traefik trans transfer transform translated translation \
     transparent transparently transport treatment tree tries triggering trixie true trusted \
     tune tuning turbo turn turned turning turns type typelib typelibs types typlib typo",
    "ubuntu umask unable unauth unbound uncomment undefined under unexpected unexpectedly \
     unicode uninitialized unix unless unlimited unsafe unserialize unserializer unset until \
     unusual update updated updater updates upgrade upgrading upload uploaded uploads \
     upstream urls usage used useful user username usernames users uses using usually utils \
     uwsgi",
    "vagrant valid validate validation validity value values varchar variable variables \
     variant varnish vars varvalue vary vault verbose verbosity verify verifying version \
     versions versus very vhost view viewer virginia virtual virtualhost vite volume volumes \
     vulnerability",
    "wait waiting want warn warning warnings wasted wasting webp webpack webserver website \
     websocket webui weekly well were west wget what when where whether which while \
     whitespace width wiki wildcard wildcards will windows wish with within without wordpress \
     work workdir worker workers working workspace worse would wpcli wrapper wrappers write \
     writer writing written wronly wrote wsdl",
    "xargs xdebug xfonts xhtml xlswriter xmlrpc",
    "yaml yarn yield your",
    "zabbix zalt zend zenith zero zeus zlib zone zookeeper zstd",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_found_by_its_first_letter() {
        for (letter, words) in (b'a'..).zip(WORDS) {
            for word in words.split(' ') {
                assert!(word.as_bytes()[0] == letter && is_known(word), "{word}");
            }
        }
        assert!(!is_known("falcon") && !is_known("") && !is_known("{"));
    }
}
