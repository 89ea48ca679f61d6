"""Tables of jobs (crontab, supervisord.conf, Procfile): text to the commands that they start."""
