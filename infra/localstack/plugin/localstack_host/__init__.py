"""Lets LocalStack 4.14 live on a bare host. It patches private names of exactly that version: keep the pin."""
