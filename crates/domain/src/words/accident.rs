//! Words of the accident: how bad, who, where it belongs.

use super::text_enum;

text_enum! {
    /// How badly one victim was hurt (Nghị định 39/2016/NĐ-CP, Điều 9).
    pub enum Severity {
        Fatal = "fatal" ["chết người", "fatal"],
        Serious = "serious" ["bị thương nặng", "seriously injured"],
        Light = "light" ["bị thương nhẹ", "lightly injured"],
        Unknown = "unknown" ["chưa rõ", "not yet known"],
    }
}

text_enum! {
    /// How a death counts as a fatal workplace accident (Nghị định 39/2016/NĐ-CP, Điều 9 khoản 1).
    pub enum DeathKind {
        Scene = "scene" ["chết tại nơi xảy ra tai nạn", "died at the scene"],
        Emergency = "emergency" ["chết trên đường đi cấp cứu hoặc trong thời gian cấp cứu", "died on the way to, or during, emergency care"],
        Treatment = "treatment" ["chết trong thời gian điều trị hoặc do tái phát vết thương theo kết luận pháp y", "died during treatment or of the wound recurring, per forensic conclusion"],
        Court = "court" ["được Tòa án tuyên bố là đã chết", "declared dead by a court"],
    }
}

text_enum! {
    /// Class of the whole accident (loại vụ), which decides recipients, team and terms.
    pub enum EventClass {
        Fatal = "fatal" ["TNLĐ chết người", "fatal accident"],
        SeriousMulti = "serious_multi" ["TNLĐ làm từ 02 người bị thương nặng trở lên", "two or more seriously injured"],
        SeriousSingle = "serious_single" ["TNLĐ làm 01 người bị thương nặng", "one seriously injured"],
        Light = "light" ["TNLĐ nhẹ", "light accident"],
        Unknown = "unknown" ["chưa rõ thương vong", "casualties unknown"],
    }
}

text_enum! {
    /// Level that investigates (Luật ATVSLĐ, Điều 35).
    pub enum TeamLevel {
        Establishment = "establishment" ["Đoàn điều tra cấp cơ sở", "establishment team"],
        Province = "province" ["Đoàn điều tra cấp tỉnh", "provincial team"],
        Central = "central" ["Đoàn điều tra cấp trung ương", "central team"],
        CommuneRecord = "commune_record" ["UBND cấp xã lập biên bản ghi nhận", "record by the commune"],
        Specialised = "specialised" ["điều tra theo pháp luật chuyên ngành", "under specialised law"],
        None = "none" ["không phải thành lập Đoàn điều tra", "no team required"],
    }
}

text_enum! {
    /// Employment relation of a victim (quan hệ lao động); only `no_contract` takes the commune chain.
    pub enum WorkRelation {
        Contract = "contract" ["có hợp đồng lao động", "labour contract"],
        HdldWritten = "hdld_written" ["hợp đồng lao động bằng văn bản", "written labour contract"],
        HdldOral = "hdld_oral" ["hợp đồng lao động bằng lời nói", "oral labour contract"],
        Probation = "probation" ["thử việc", "probation"],
        Apprentice = "apprentice" ["học nghề, tập nghề", "apprentice or trainee"],
        Leased = "leased" ["lao động thuê lại", "leased worker"],
        CivilServant = "civil_servant" ["cán bộ, công chức, viên chức", "civil servant"],
        ArmedForces = "armed_forces" ["lực lượng vũ trang", "armed forces"],
        VnWorkerAbroad = "vn_worker_abroad" ["người lao động Việt Nam ở nước ngoài", "Vietnamese worker abroad"],
        ForeignWorker = "foreign_worker" ["người lao động nước ngoài", "foreign worker in Vietnam"],
        HomeWorker = "home_worker" ["nhận việc về làm tại nhà", "home worker"],
        DomesticWorker = "domestic_worker" ["giúp việc gia đình", "domestic worker"],
        StudentPractice = "student_practice" ["học sinh, sinh viên thực hành", "student in practice"],
        NoContract = "no_contract" ["không có hợp đồng lao động", "no labour contract"],
    }
}

/// Which chain of reporting a relation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationChain {
    /// The employer declares and founds the team.
    Contract,
    /// The family tells the commune, the commune tells the agencies.
    Commune,
}

impl WorkRelation {
    /// The chain of reporting (Luật ATVSLĐ, Điều 34 khoản 1).
    pub fn chain(self) -> RelationChain {
        if self == Self::NoContract { RelationChain::Commune } else { RelationChain::Contract }
    }
}

text_enum! {
    /// Who employs the victim, seen from whoever reports.
    pub enum EmployedBy {
        Reporter = "reporter" ["người lao động của cơ sở khai báo", "employed by the reporting establishment"],
        Other = "other" ["người lao động của đơn vị khác", "employed by another employer"],
    }
}

text_enum! {
    /// Sector that may fall under specialised law (Luật ATVSLĐ Điều 34 khoản 1 điểm c; Nghị định 39/2016/NĐ-CP Điều 21).
    pub enum Sector {
        General = "general" ["lĩnh vực thông thường", "general"],
        Radiation = "radiation" ["phóng xạ", "radiation"],
        OilGas = "oil_gas" ["thăm dò, khai thác dầu khí", "oil and gas"],
        TransportMeans = "transport_means" ["phương tiện vận tải", "transport means"],
        Maritime = "maritime" ["hàng hải", "maritime"],
        ArmedForces = "armed_forces" ["lực lượng vũ trang", "armed forces"],
    }
}
