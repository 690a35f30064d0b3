# issue check, issue record FILE.

examined-mock = a mock examination by a mock issuer; examining signatures of others as a business needs a minister's approval (公的個人認証法17条)
record-photo = no record can be made of the photo or the number of the card
world-card-key = { $file } is not the certificate of an RSA key, as the issuer of cards has one
world-not-jpki = { $file } is not the authority of a mock JPKI
