/* All rules, in the order in which reports list what they find. */
#include "../finding.h"

const struct finding_entry finding_table[] = {
	{NULL, NULL},
};
