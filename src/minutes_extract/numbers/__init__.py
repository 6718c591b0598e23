"""The numbers of Hindi press text: where each stands, what it is worth, its unit, and what kind of number it is."""

from minutes_extract.numbers.mention import NumberMention
from minutes_extract.numbers.money import is_money_context
from minutes_extract.numbers.scanner import NumberScanner, default_scanner, scan

find_numbers = scan

__all__ = ["NumberMention", "NumberScanner", "default_scanner", "find_numbers", "is_money_context", "scan"]
