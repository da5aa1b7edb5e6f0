//! Roles of agencies in the law; which body fills a role on a date is data (`config/law`).

use super::text_enum;

text_enum! {
    /// A role that the law gives to an agency (vai trò cơ quan).
    pub enum RoleKey {
        LabourMinistry = "labour_ministry" ["Bộ quản lý nhà nước về lao động", "labour ministry"],
        LabourMinistryOshDept = "labour_ministry_osh_dept" ["Cục quản lý an toàn lao động của Bộ", "OSH department of the ministry"],
        MinistryInspectorate = "ministry_inspectorate" ["Thanh tra Bộ", "inspectorate of the ministry"],
        LabourAuthorityProvince = "labour_authority_province" ["cơ quan chuyên môn về lao động cấp tỉnh", "provincial labour authority"],
        DeclarationRecipient = "declaration_recipient" ["nơi nhận khai báo TNLĐ", "recipient of declarations"],
        ProvincialTeamHead = "provincial_team_head" ["Trưởng đoàn điều tra cấp tỉnh", "head of the provincial team"],
        FoundsProvincialTeam = "founds_provincial_team" ["người thành lập Đoàn điều tra cấp tỉnh", "founder of the provincial team"],
        PoliceFirstNotice = "police_first_notice" ["Công an nhận tin báo đầu tiên", "police of first notice"],
        PoliceProvince = "police_province" ["Công an tỉnh (Cơ quan Cảnh sát điều tra)", "provincial police (investigation body)"],
        ProcuracySameLevel = "procuracy_same_level" ["Viện kiểm sát nhân dân cùng cấp", "procuracy of the same level"],
        CommunePc = "commune_pc" ["UBND cấp xã", "commune People's Committee"],
        DistrictPc = "district_pc" ["UBND cấp huyện", "district People's Committee"],
        ProvincePc = "province_pc" ["UBND cấp tỉnh", "provincial People's Committee"],
        HealthAuthorityProvince = "health_authority_province" ["Sở Y tế", "provincial health authority"],
        UnionProvince = "union_province" ["Liên đoàn Lao động tỉnh", "provincial trade union"],
        UnionUpperDirect = "union_upper_direct" ["Công đoàn cấp trên trực tiếp cơ sở", "directly superior trade union"],
        StatisticsProvince = "statistics_province" ["cơ quan thống kê cấp tỉnh", "provincial statistics office"],
        BhxhProvince = "bhxh_province" ["cơ quan bảo hiểm xã hội", "social insurance"],
        TransportMinistry = "transport_ministry" ["Bộ quản lý giao thông vận tải", "ministry of transport"],
        ScienceMinistry = "science_ministry" ["Bộ Khoa học và Công nghệ", "ministry of science and technology"],
        IndustryMinistry = "industry_ministry" ["Bộ Công Thương", "ministry of industry and trade"],
        DefenceMinistry = "defence_ministry" ["Bộ Quốc phòng", "ministry of defence"],
        PublicSecurityMinistry = "public_security_ministry" ["Bộ Công an", "ministry of public security"],
        PortAuthority = "port_authority" ["Cảng vụ hàng hải", "maritime port authority"],
    }
}
