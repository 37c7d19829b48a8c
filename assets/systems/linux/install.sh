#!/bin/sh
# Installs Doe mee for one person, without any rights: install.sh [FOLDER], where FOLDER is ~/.local when it is not named.
# install.sh --remove [FOLDER] takes away what this put there. What you made stays where you saved it.
set -eu
remove=no
if [ "${1:-}" = --remove ]; then
	remove=yes
	shift
fi
to=${1:-$HOME/.local}
from=$(cd "$(dirname "$0")" && pwd)
id=nl.smartsociety.doemee

place() { # FILE MODE FOLDER
	if [ "$remove" = yes ]; then
		rm -f "$to/$3/$(basename "$1")"
	else
		install -D -m "$2" "$from/$1" "$to/$3/$(basename "$1")"
	fi
}
place bin/doemee 755 bin
place bin/doemeectl 755 bin
place share/applications/$id.desktop 644 share/applications
place share/metainfo/$id.metainfo.xml 644 share/metainfo
place share/mime/packages/$id.xml 644 share/mime/packages
place share/icons/hicolor/512x512/apps/$id.png 644 share/icons/hicolor/512x512/apps
place share/icons/hicolor/scalable/apps/$id.svg 644 share/icons/hicolor/scalable/apps

# The desktop finds out by itself sooner or later; these tell it at once where they are there.
if command -v update-mime-database >/dev/null; then update-mime-database "$to/share/mime" || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$to/share/applications" || true; fi
if [ "$remove" = no ]; then
	case ":$PATH:" in
	*":$to/bin:"*) ;;
	*) echo "Doe mee stands in $to/bin, which is not in your PATH. Its icon finds it there only when it is." ;;
	esac
fi
