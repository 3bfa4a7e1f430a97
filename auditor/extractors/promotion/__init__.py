"""Promotion: where a page praises what it writes about, and where the same page holds back."""
