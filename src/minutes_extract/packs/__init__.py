"""Pattern packs: the data the rules run on."""

from minutes_extract.packs.compile import Compiled, compile_packs, compiled_packs, forms_of
from minutes_extract.packs.load import PackError, Packs, default_folder, load_packs

__all__ = [
    "Compiled",
    "PackError",
    "Packs",
    "compile_packs",
    "compiled_packs",
    "default_folder",
    "forms_of",
    "load_packs",
]
