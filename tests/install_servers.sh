#!/bin/sh
# Installs the real servers that some tests talk to. Without root it installs nothing and says what will be left out.
set -eu
wanted=""
need() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || wanted="$wanted $2"; }
need postfix "postfix"
need dovecot "dovecot-core dovecot-imapd"
need clamd "clamav-daemon"
need tesseract "tesseract-ocr"
need chromium "chromium fonts-liberation"
[ -z "$wanted" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing for the tests:$wanted"
  export DEBIAN_FRONTEND=noninteractive
  echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections || true
  apt-get update -qq
  # shellcheck disable=SC2086
  apt-get install -y -qq --no-install-recommends $wanted >/dev/null
else
  echo "not installed (needs root and apt):$wanted"
  echo "tests that need them are left out; MASH_NOTHING_LEFT_OUT=1 makes that a failure"
fi
