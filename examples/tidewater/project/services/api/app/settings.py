import os

DEBUG = bool(os.environ.get("APP_DEBUG"))
DATABASE_URL = os.environ["DATABASE_URL"]
MONGO_URL = os.environ["MONGO_URL"]
REDIS_URL = os.environ["REDIS_URL"]
AMQP_URL = os.environ["AMQP_URL"]
SEARCH_URL = os.environ["SEARCH_URL"]

S3_ENDPOINT = os.environ["S3_ENDPOINT"]
S3_ACCESS_KEY = os.environ["S3_ACCESS_KEY"]
S3_SECRET_KEY = os.environ["S3_SECRET_KEY"]
POSTER_BUCKET = os.environ.get("POSTER_BUCKET", "posters")

PAGE_SIZE = int(os.environ.get("PAGE_SIZE", "25"))
SHOALPAY_SECRET_KEY = os.environ.get("SHOALPAY_SECRET_KEY", "")

JWT_SECRET = os.environ["JWT_SECRET"]
if len(JWT_SECRET) < 20:
    raise SystemExit("JWT_SECRET is missing or too short, see .env.example")
