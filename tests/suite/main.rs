//! The whole against reality: published reports, the kernel, nginx and PHP-FPM, the browser.

#[cfg(test)]
mod browser;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod containers;
#[cfg(test)]
mod kernel;
#[cfg(test)]
mod live;
