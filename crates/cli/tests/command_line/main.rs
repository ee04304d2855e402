//! The command line as a shell sees it: exit statuses, outputs, files.

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod check;
#[cfg(test)]
mod fix;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod shell;
