//! The keys that sign card-verifiable certificates, as facts: the card does not hold them, and nobody publishes them
//! officially. They are listed by one program that reads cards (`myna-card`).
//!
//! Those of the test hierarchy are certain: they verify the files of a test card. Those of the real one are likely.

use super::Origin;
use crate::card::file::KeyId;
use crate::card::table::AppId;

/// The exponent of them all.
pub(super) const EXPONENT: [u8; 3] = [1, 0, 1];

/// A key that is known by its name.
pub(super) struct Published {
    pub(super) name: KeyId,
    pub(super) app: AppId,
    pub(super) origin: Origin,
    /// In hexadecimal.
    pub(super) modulus: &'static str,
}

const fn row(number: &[u8; 7], last: u8, app: AppId, origin: Origin, modulus: &'static str) -> Published {
    Published { name: KeyId::new(number, b"001", [0, 0, 0, last]), app, origin, modulus }
}

pub(super) static PUBLISHED: [Published; 6] = [
    row(
        b"5000020",
        0xa8,
        AppId::Isd,
        Origin::Production,
        concat!(
            "b62d081145d34aceb022bc2f0a08d8b390e42ffeeec93472f675ec33507bbce9",
            "82c22f33b7304cf17639ce75a1d0fd1e75ffad86b0d72cccf0d0b05136ddb726",
            "1400c0160c713872e1e83c48a2a00818147fefbf0b09f643ee4b328419e87637",
            "67adbeaeba88d49c3b44a5b8f8ad794fcf64a4161a9fe8b97660fca469411459",
            "4d4b8498fe1e52502086abc1b0eda004d39d95193b4031ab0c516008bbaffc49",
            "ac6a2ebe544ef49ea3b790cd13f133896df8da63e15ce8ac0dc276f76f080b72",
            "3e6648f10a6fb7b08e5c69dcdfadd52f7b5b6d1740cf8e356bc685b31d7c4556",
            "80cd95d3b4b20ea8094f00660ae774eebab2875487a1210ca87221a0b63a3e83",
        ),
    ),
    row(
        b"5000023",
        0,
        AppId::Visual,
        Origin::Production,
        concat!(
            "b2f740f0ad86d17cf3f537d23b4b3c65a3cb58474d857f55d0b9bc0411b1cb08",
            "49068de332a50d63b3e6921c9ccbe6156496efb04be8ffcc74fde9a228a36ad7",
            "edce9793204e35973dc911108365002c40169e0b60018dfb99e1e2310d9a110f",
            "f0fc269f1f220c63b8a1510de5a6898220c78908fc280d8aa95d5d113b7cf007",
            "00f3ff5ad8b3d6ad2eb53c7d563498b4a938deffc9bda32bf4146c1b07ef870d",
            "99eb35de5d70ac18715874277a13151d217d04d42e97923923a40fbc7d06faa8",
            "338ccbe876620f9b8ef4471cd4b9e29d4ea621e0fb8f1dc04b487210097dbaaf",
            "3d8e0550c76a5b97cf202fa47c7a2622f1c084e65c13d13b8e7ab226f5f51f87",
        ),
    ),
    row(
        b"5000033",
        0,
        AppId::Text,
        Origin::Production,
        concat!(
            "d24615f63525e740c87e83ed64787e76d10a1f8652ebe1ea28934d35ce3bf077",
            "16f5b79e2bcb2ae2b91b4f4c9ffb602497f596d659af9d0a14b45cdd738ef562",
            "49349b8cc7db32f2d433bd39bcc44f503e881d56c149ecd5155c1ce7461fc3ac",
            "4f55d0a39ccaaadfae5b8afa11ccf91bedc774023d11ca6eba99004f81c541a7",
            "d67dded8c724d6e20b10a3deaae8c43c137ccd71b263740e8979752de4d56763",
            "29cabcbd7f3a77fc48a6f8e61d399b4ac66684a9fdfc99ecef900dd6ff7f0fdd",
            "39e23d163f8a468c62dbeae00906dfad5a89b45ca5b7353dc998a80d3803eda7",
            "94b55f99f535d1c39a243c8352ad602d926c389d2816c941349ee24e4f41597f",
        ),
    ),
    row(
        b"6000020",
        0xa8,
        AppId::Isd,
        Origin::Test,
        concat!(
            "d0cb6303399ec86727e3e9e50996580956ee87839f5b674cf34048b470180295",
            "00841b5e6f6c643eaefe042482037acd8392e6c6a386fb77ddb3f1d51bcac76e",
            "469a09cec823dc78c1ebdb5a7c5aa04ac7094ad74b38637601241f43d3e6c6a4",
            "850e5a4e3244a138fba5a2e22c31312ef8699b7e8db982ab7b093c4ac13f0569",
            "ba86b6b886c1072ef174b2181181f6d16fff904be652f47afc5c597366ed2ff3",
            "be0950080855a88930d312d8be2bb4aae2b1c19848064ba7e92cb74e52e19c1c",
            "fab8676b18706bebf913b57f92ae7498c08750e41657a1746b26da2b0defc85d",
            "286b1b85adc9739356403f6b6e18a1938a11e3ec043c1cdc5ef03a8d51402cc5",
        ),
    ),
    row(
        b"6000023",
        0,
        AppId::Visual,
        Origin::Test,
        concat!(
            "e08ca1caa0e58c5df24bfd67e45b7ce4b50eff828c10568055f7e012b7212e7d",
            "2879b9e0b951e7ac5a6dc0d7d3c31c223951a1e2774f398cf46602a8aec04898",
            "714981f813cb9dbd2ef9068528e9450361c00154738ca4dd79d138098b91fae2",
            "9a4fd750556367bb854158953af58c0e8bbf289c3a30e595fef044519e967ef0",
            "686cbcf6ef6b9ed6fc2a19f800ce07e929ac11556f1073077372279ba130216f",
            "c680b7c39788c8e7534f71eeb4c00c9053fbf6e92a07784f26308af78f9c1800",
            "3ecbf12965bd303045b8a76391c431787ffc745cc274206616d91e81b39bb9a2",
            "db4b64c4ad47831ab06cc401f2162f30d9316c38557d4d96ed5e76db49b9092d",
        ),
    ),
    row(
        b"6000033",
        0,
        AppId::Text,
        Origin::Test,
        concat!(
            "b1fe36bd147bf41b2011b9156867c4118b05ae47d691cdb4a4467f4949afdd71",
            "e28e12b5c61e68f00b639a6ccbcf44798761c7700a81f666c67831433b742a2c",
            "1126942601e25371b2b93631067d466f201eaf31393b1bd6a47589fb57b31897",
            "35a27a24583fde2bf26c2a34d8645fe0e6e2fe901612cef8c740c228289af6d4",
            "57aca3b1aa2f9ebb56da3591c30830b8afe2a1ca99951e670b9e9c0b40ebdbec",
            "212f9400e5aaf5c2b5107de34ab6bc66425a86d731a392e81001dea1ce565981",
            "be158256ae05598a2b8bfb04c1b66ee2008e019fb1b2ba3785e0ca78ca31ea5f",
            "09b4d550577dbf12a747abd5e1c450c0750df965f53ea08bbf12e40a4057c74d",
        ),
    ),
];
