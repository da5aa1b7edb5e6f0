//! Statutory forms and exports: values in, bytes out.
