"""Search across everything that an account may see (검색)."""
