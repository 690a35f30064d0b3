# issue apply, issue check, issue record FILE.

apply-needs-file = an application holds the individual number and needs a file: `-o FILE`
apply-would = would read the card, sign an application and write { $file }
apply-read-question = Read name, address, birth date, sex, individual number and photo from the card? The individual number is shown to the card to open the photo.
apply-sign-question = Sign this application with the card, and write it?
apply-card-refused = the card cannot be applied with: { $check }: { $why }
apply-card-unreadable = the files of the card cannot be read
apply-masked = the recording masks the individual number: one that was made with `--reveal individual_number_unicode` can be replayed here
apply-certificate-unreadable = the signing certificate of the card cannot be read
apply-cannot-sign = the device key cannot sign an application
apply-signature = the card's signature could not be made, or does not hold under its certificate
apply-sends = Application for { $doctype }: this goes to the issuer, and is signed by the card
apply-name = name           { $name }
apply-address = address        { $address } ({ $code })
apply-birth = birth date     { $date }, and sex
apply-number = 個人番号       { $number }
apply-photo = photo          JPEG 2000, { $bytes } bytes
apply-no-photo = photo          none on the card
apply-key = device key     { $key }, new; record for { $days } days
apply-certificate = certificate    署名用, which holds name, address, birth date and sex
apply-done = { $file }: application, signed; { $wallet } has the device key
apply-hurry = it can be used for ten minutes, and once
examined-mock = a mock examination by a mock issuer; examining signatures of others as a business needs a minister's approval (公的個人認証法17条)
record-photo = no record can be made of the photo or the number of the card
world-card-key = { $file } is not the certificate of an RSA key, as the issuer of cards has one
world-not-jpki = { $file } is not the authority of a mock JPKI
