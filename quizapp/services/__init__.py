"""What people can do: plain functions, keyword-only, one public call = one transaction."""
