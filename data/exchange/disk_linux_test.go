package exchange

import "testing"

func TestPlacesThatAskForCareAreRecognised(t *testing.T) {
	mounts := "/dev/sda1 / ext4 rw 0 0\nserver:/home /home/w nfs4 rw 0 0\n//s/deel /mnt/Onze\\040schijf cifs rw 0 0\n/dev/sdb1 /media/jo/STICK vfat rw 0 0\n/dev/sda2 /boot/efi vfat rw 0 0\njo@s: /home/jo/ver fuse.sshfs rw 0 0\n"
	for path, want := range map[string]Disk{
		"/home/jo/a.doemee": DiskOrdinary, "/home/w/a.doemee": DiskNetwork, "/home/wim/a.doemee": DiskOrdinary, "/mnt/Onze schijf/x/a.doemee": DiskNetwork,
		"/media/jo/STICK/a.doemee": DiskRemovable, "/boot/efi/a.doemee": DiskOrdinary, "/home/jo/ver/a.doemee": DiskNetwork,
	} {
		if got := diskIn(mounts, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	for path, want := range map[string]Disk{
		"/home/jo/OneDrive - Gemeente Voorbeeldstad/a.doemee": DiskSynced, "/home/jo/Dropbox/b/a.doemee": DiskSynced, "/home/jo/dropbox.doemee": DiskOrdinary,
		"/tmp/a.doemee": DiskOrdinary,
	} {
		if got := DiskOf(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}
