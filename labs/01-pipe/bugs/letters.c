/*
 * Symptom: it never prints "5 letters", but hangs after the last letter.
 * A child is to count the letters that its parent spells out.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int
count_letters(int from)
{
	int letters = 0;
	char letter;

	while (read(from, &letter, 1) == 1)
		letters++;
	dprintf(STDOUT_FILENO, "%d letters\n", letters);
	return letters == 5 ? 0 : 1;
}

int
main(void)
{
	int spell[2], status;
	pid_t child;

	if (pipe(spell) == -1)
		return 1;
	child = fork();
	if (child == -1)
		return 1;
	if (child == 0)
		_exit(count_letters(spell[0]));
	close(spell[0]);
	if (write(spell[1], "hello", 5) != 5)
		return 1;
	close(spell[1]);
	if (waitpid(child, &status, 0) == -1)
		return 1;
	return status != 0;
}
/* Answer: 1a57b640f48d c7025af7e438 f109e049b899 b4be50be3e71; ipcprobe ./letters */
