DROP TABLE notice_codes;
