#!/usr/bin/env bash
# The whole life of a record in a mock country: keys, card, application, issue, request, consent, answer, verdict, revocation.
# Everything is made in a new folder and goes away with it; nothing leaves this machine.
# カード代替電磁的記録の一生を、模擬環境で通しで再現します。LANG=ja_JP.UTF-8 で日本語になります。
set -euo pipefail

people=$(cd "$(dirname "$0")" && pwd)/people
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

case "${MNC_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in ja*) ja=1 ;; *) ja= ;; esac
bold=; plain=
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$(printf '\033[1m'); plain=$(printf '\033[0m'); fi
number=0

# step ENGLISH JAPANESE: says what comes next.
step() {
    number=$((number + 1))
    if [ -n "$ja" ]; then printf '\n%s%s. %s%s\n' "$bold" "$number" "$2" "$plain"; else printf '\n%s%s. %s%s\n' "$bold" "$number" "$1" "$plain"; fi
}

# run COMMAND…: shows a command and runs it; it must succeed.
run() {
    printf '$ %s\n' "${*//"$people"/samples/people}"
    "$@"
}

# refused STATUS COMMAND…: shows a command and runs it; it must end with this status.
refused() {
    local wanted=$1 status=0
    shift
    printf '$ %s\n' "${*//"$people"/samples/people}"
    "$@" || status=$?
    printf '(exit status %s)\n' "$status"
    [ "$status" -eq "$wanted" ]
}

step "The mock country: an issuer with its root, a receiver, a ledger, and a citizen's card. All keys are mock." \
     "模擬環境を作ります：発行者とそのルート、受信者、台帳、市民のカード。鍵はすべて模擬です。"
run mnc keygen demo world

step "The citizen's card, made of software: how many tries has each secret left? Asking spends none." \
     "市民の仮想カードです。各暗証番号の残り回数を確かめます。確かめるだけなら回数は減りません。"
run mnc read-card status --card world/card.json

step "Name, address, birth date and sex are read with the PIN, and checked: did the issuer of the card sign them?" \
     "暗証番号で氏名、住所、生年月日、性別を読み取り、カード発行者の署名があるかを確かめます。"
run mnc read-card attributes --card world/card.json --world world --pin-file world/pins

step "The holder applies: the phone makes its key, the card's items and photo go into the application, and the card signs it." \
     "申請します。端末が鍵を作り、カードの記載事項と顔写真を申請情報に入れ、カードで署名します。"
run mnc issue apply --card world/card.json --world world --wallet phone --pin-file world/pins --yes -o application.cbor

step "The issuer examines it: signature, certificate, card, items, values, device key, ledger. This spends nothing." \
     "発行者が審査します：署名、証明書、カード、記載事項、値、端末の鍵、台帳。何も消費しません。"
run mnc issue check application.cbor --world world

step "Everything holds, so the issuer signs the record of 番号 太郎, bound to the phone's key." \
     "すべて満たしたので、発行者が番号 太郎の記録を端末の鍵に結び付け、署名して発行します。"
run mnc issue record application.cbor --world world -o record.cbor

step "An application serves once." \
     "申請情報が使えるのは1回だけです。"
refused 1 mnc issue record application.cbor --world world -o second.cbor

step "The wallet, which has the key already, checks that the record is its own, and keeps it." \
     "鍵をすでに持つウォレットが、自分の記録であることを確かめて保管します。"
run mnc issue store record.cbor --wallet phone --ledger world

step "What is in it? The number is masked unless it is asked for by name." \
     "中身を見ます。個人番号は、名指しで指定しない限り伏せ字になります。"
run mnc inspect record.cbor

step "A receiver asks for name, address, birth date and photo (hanshu-ru), signs the request, and keeps its session key." \
     "受信者が氏名、住所、生年月日、顔写真を求め（hanshu-ru）、要求に署名し、セッション鍵を手元に残します。"
run mnc verify request --ask hanshu-ru --reader-auth world/reader --session exchange

step "The holder sees who asks and what for, agrees, and answers. Before that the wallet looks for a notice of lapse." \
     "保持者は、誰が何のために求めているかを見て同意し、提示します。その前にウォレットが失効通知の有無を確かめます。"
run mnc present --wallet phone --request exchange --trust world/reader-ca.pem --yes -o exchange/response.cbor

step "The receiver checks everything that can be checked." \
     "受信者が、検証できることをすべて検証します。"
run mnc verify exchange --trust world/iaca.pem --crl world/iaca.crl

step "One changed byte, and the receiver says which check fails." \
     "1バイト変えると、どの検証に失敗したかが示されます。"
run mnc present --wallet phone --request exchange --trust world/reader-ca.pem --yes --broken n41-value-changed -o broken.cbor
refused 1 mnc verify broken.cbor --trust world/iaca.pem --transcript exchange/transcript.cbor --request exchange/request.cbor

step "The holder loses the device. The issuer lets the record lapse; a notice waits for the device." \
     "保持者が端末をなくします。発行者は記録を失効させ、失効通知は端末の受領待ちになります。"
run mnc revoke record.cbor --world world --yes --reason holder-notice
run mnc revoke list --world world

step "The wallet finds the notice before it sends, acknowledges it, and sends nothing ever again." \
     "ウォレットは送信前に失効通知を見つけ、受領を知らせ、以後は何も送信しません。"
refused 1 mnc present --wallet phone --request exchange --trust world/reader-ca.pem --yes -o again.cbor
run mnc revoke list --world world

step "A receiver cannot see that: the old answer is still valid by itself, and verify never claims more." \
     "受信者には失効が分かりません。以前の応答はそれ自体では有効なままで、verify もそれ以上のことは示しません。"
run mnc verify exchange --trust world/iaca.pem

step "A document signer can be revoked for receivers to see: it goes onto the revocation list." \
     "文書署名者の失効は、失効リストに載るので受信者にも分かります。"
run mnc revoke signer world/ds.pem --world world --yes
refused 1 mnc verify exchange --trust world/iaca.pem --crl world/iaca.crl

step "That was the whole life. Mock keys, not the real J-LIS, no legal effect." \
     "以上が記録の一生です。鍵は模擬で、実在の J-LIS とは関係がなく、法的な効力はありません。"
