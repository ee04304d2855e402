//! Commands of Dockerfiles that the checks must tell apart: the unit tests and ours read them.

/// They leave the socket closed, or are about something else.
pub(crate) const GOOD: &[&str] = &[
    "chmod 660 /run/php/php8.2-fpm.sock",
    "chmod 0600 /run/php-fpm/www.sock",
    "chmod o-w /run/php/www.sock",
    "chmod 755 /run/php",
    "chmod u+w,g+w /run/php/www.sock",
    "chmod ug=rw,o= /run/php/www.sock",
    "chmod 0777 /var/www/html/uploads",
    "chmod a+rx /usr/local/bin/entrypoint",
    "chmod -R a+w /srv/cache",
    "chmod 664 /run/php/www.sock",
    "mkdir -p /run/php && chown www-data:www-data /run/php && chmod 0755 /run/php",
    "sed -i 's/listen.mode = 0666/listen.mode = 0660/' /usr/local/etc/php-fpm.d/www.conf",
    "sed -i 's|;listen.mode = 0660|listen.mode = 0660|' /usr/local/etc/php-fpm.d/www.conf",
    "echo 'listen.mode = 0660' >> /usr/local/etc/php-fpm.d/zzz-socket.conf",
    "sed -i 's/memory_limit = 128M/memory_limit = 256M/' /usr/local/etc/php/php.ini",
    "sed -i 's/pm.max_children = 5/pm.max_children = 27/' /usr/local/etc/php-fpm.d/www.conf",
    "grep -q 'listen.owner' /usr/local/etc/php-fpm.d/www.conf",
    "docker-php-ext-install pdo_mysql",
];

/// They open it to everybody.
pub(crate) const BAD: &[&str] = &[
    "chmod 666 /run/php/php8.2-fpm.sock",
    "chmod 0666 /run/php-fpm/www.sock",
    "chmod 777 /run/php/www.sock",
    "chmod -R 0777 /run/php",
    "chmod a+w /var/run/php/www.sock",
    "chmod o+w /run/php/www.sock",
    "chmod o+rw /run/php/www.sock",
    "chmod ugo+rw /run/php/www.sock",
    "chmod a=rw /run/php/www.sock",
    "chmod u=rw,g=rw,o=rw /run/php/www.sock",
    "chmod 662 /run/php/www.sock",
    "chmod 1777 /run/php-fpm",
    "mkdir -p /run/php && chmod 777 /run/php",
    "php-fpm -D; chmod 666 /var/run/php-fpm.sock",
    "sed -i 's/listen.mode = 0660/listen.mode = 0666/' /usr/local/etc/php-fpm.d/www.conf",
    "sed -i 's/;*listen\\.mode.*/listen.mode = 0777/' /usr/local/etc/php-fpm.d/www.conf",
    "sed -i -e 's|;listen.mode = 0660|listen.mode = 0666|g' /etc/php/8.2/fpm/pool.d/www.conf",
    "sed -i 's/0660/0666/' /etc/php/8.2/fpm/pool.d/www.conf",
    "echo 'listen.mode = 0666' >> /usr/local/etc/php-fpm.d/zz-docker.conf",
    "echo \"listen.mode=0777\" >> /usr/local/etc/php-fpm.d/zz-docker.conf",
    "printf '[www]\\nlisten.mode = 0666\\n' > /usr/local/etc/php-fpm.d/zzz.conf",
    "{ echo '[www]'; echo 'listen.mode = 0662'; } | tee /usr/local/etc/php-fpm.d/zzz.conf",
];
