//! How Chinese papers write dates, periods and amounts.
