/*
 * Symptom: hangs at once, and the child is never made.
 * A child waits at a FIFO for the bell that its parent rings.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int
listen_at(const char *door)
{
	int ear = open(door, O_RDONLY);
	char bell;

	return ear != -1 && read(ear, &bell, 1) == 1 ? 0 : 1;
}

int
main(void)
{
	int finger, status = 1;
	pid_t child;

	if (mkfifo("door", 0600) == -1)
		return 1;
	finger = open("door", O_WRONLY);
	child = fork();
	if (child == 0)
		_exit(listen_at("door"));
	if (child != -1 && write(finger, "!", 1) == 1)
		waitpid(child, &status, 0);
	close(finger);
	unlink("door");
	return status;
}
/* Answer: 05fa37b4f937 03fa9d5fad73; ipcprobe ./doorbell */
