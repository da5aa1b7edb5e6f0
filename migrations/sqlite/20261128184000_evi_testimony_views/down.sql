DROP TABLE testimony_views;
