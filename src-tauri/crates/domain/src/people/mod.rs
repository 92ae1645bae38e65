//! One person, whatever classes they attend.

pub mod duplicates;
pub mod merge;
pub mod retention;
pub mod search;

use chrono::NaiveDate;

use crate::identity::IdNumber;
use crate::uid::Uid;
use crate::words::words;

words! {
    /// Sex as the ID card states it.
    Sex {
        /// Male.
        Male = "male" "男",
        /// Female.
        Female = "female" "女",
    }
}

words! {
    /// Kind of identity document.
    DocumentKind {
        /// Any number of GB 11643, residents of 港澳台 and foreign residents included.
        Resident = "resident" "居民身份证",
        /// Passport.
        Passport = "passport" "护照",
        /// Mainland travel permit for residents of Hong Kong and Macao.
        HomeReturn = "home_return" "港澳居民来往内地通行证",
        /// Mainland travel permit for residents of Taiwan.
        Taiwan = "taiwan" "台湾居民来往大陆通行证",
        /// The old 15-character foreign permanent resident card.
        ForeignPermanentOld = "foreign_permanent_old" "外国人永久居留证",
    }
}

words! {
    /// Political status.
    PoliticalStatus {
        /// Full Party member.
        PartyMember = "party_member" "中共党员",
        /// Probationary Party member.
        ProbationaryMember = "probationary_member" "中共预备党员",
        /// Youth League member.
        YouthLeague = "youth_league" "共青团员",
        /// 民革.
        Rcck = "rcck" "民革党员",
        /// 民盟.
        Cdl = "cdl" "民盟盟员",
        /// 民建.
        Cndca = "cndca" "民建会员",
        /// 民进.
        Capd = "capd" "民进会员",
        /// 农工党.
        Cpwdp = "cpwdp" "农工党党员",
        /// 致公党.
        Zhigong = "zhigong" "致公党党员",
        /// 九三学社.
        Jiusan = "jiusan" "九三学社社员",
        /// 台盟.
        Tsgl = "tsgl" "台盟盟员",
        /// No party, of standing.
        NonParty = "non_party" "无党派人士",
        /// The public.
        Public = "public" "群众",
    }
}

impl PoliticalStatus {
    /// Whether the person joins the temporary Party group (二·四): full and probationary members do.
    pub const fn joins_party_group(self) -> bool {
        matches!(self, Self::PartyMember | Self::ProbationaryMember)
    }
}

words! {
    /// The 16 cities and 省直.
    City {
        /// 济南.
        Jinan = "jinan" "济南",
        /// 青岛.
        Qingdao = "qingdao" "青岛",
        /// 淄博.
        Zibo = "zibo" "淄博",
        /// 枣庄.
        Zaozhuang = "zaozhuang" "枣庄",
        /// 东营.
        Dongying = "dongying" "东营",
        /// 烟台.
        Yantai = "yantai" "烟台",
        /// 潍坊.
        Weifang = "weifang" "潍坊",
        /// 济宁.
        Jining = "jining" "济宁",
        /// 泰安.
        Taian = "taian" "泰安",
        /// 威海.
        Weihai = "weihai" "威海",
        /// 日照.
        Rizhao = "rizhao" "日照",
        /// 临沂.
        Linyi = "linyi" "临沂",
        /// 德州.
        Dezhou = "dezhou" "德州",
        /// 聊城.
        Liaocheng = "liaocheng" "聊城",
        /// 滨州.
        Binzhou = "binzhou" "滨州",
        /// 菏泽.
        Heze = "heze" "菏泽",
        /// Units directly under the province.
        Provincial = "provincial" "省直",
    }
}

/// An identity document: what kind, and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Kind.
    pub kind: DocumentKind,
    /// Number; prints masked.
    pub number: IdNumber,
}

/// One person across classes and years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Public id.
    pub uid: Uid,
    /// Name, normalised, never truncated.
    pub name: String,
    /// Reading of the name in pinyin where the usual one is wrong; empty otherwise.
    pub reading: String,
    /// Identity document.
    pub document: Document,
    /// Sex, when known.
    pub sex: Option<Sex>,
    /// Birth date, when known.
    pub birth: Option<NaiveDate>,
    /// Ethnic group (民族); empty when unknown.
    pub ethnic_group: String,
}
