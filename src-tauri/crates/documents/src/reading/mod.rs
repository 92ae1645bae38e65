//! Reading of spreadsheets that units send: rows and all problems.
