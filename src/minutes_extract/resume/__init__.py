"""A run that was interrupted, or whose folder has grown, becomes one that does only what is new or changed.

Beside the output stand a journal while a run is at work (`.NAME.partial`: each finished file with its pieces of output)
and a manifest after it (`.NAME.manifest`: where in the output each file's pieces are). Every piece has a digest, so
one that is no longer what was written is made anew.
"""

from minutes_extract.resume.run import ResumeError, Resumption, by_file, resumable

__all__ = ["ResumeError", "Resumption", "by_file", "resumable"]
