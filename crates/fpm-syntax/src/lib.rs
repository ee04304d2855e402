//! fpm-syntax.
