"""The whole pipeline: files → cells → figures → findings. The only place that orders the stages."""

from fupin_analysis.flow.files import read_account as read_account
from fupin_analysis.flow.files import read_tables as read_tables
from fupin_analysis.flow.files import read_text as read_text
from fupin_analysis.flow.pipeline import read_files as read_files
from fupin_analysis.flow.pipeline import rules_of as rules_of
from fupin_analysis.flow.pipeline import take_in as take_in
