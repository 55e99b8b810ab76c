# SPDX-License-Identifier: MIT
# The example class: its right solutions make it the staff's.
STAFF_DIST += %D%/class %D%/pack-class
