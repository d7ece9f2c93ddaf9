"""Connections, opened once and shared by the routes."""
import asyncpg
import aio_pika
from elasticsearch import AsyncElasticsearch
from minio import Minio
from motor.motor_asyncio import AsyncIOMotorClient
from redis.asyncio import Redis

from . import settings


class Stores:
    async def open(self):
        self.sql = await asyncpg.create_pool(settings.DATABASE_URL, min_size=2, max_size=10)
        self.docs = AsyncIOMotorClient(settings.MONGO_URL).get_default_database()
        self.cache = Redis.from_url(settings.REDIS_URL, decode_responses=True)
        self.search = AsyncElasticsearch(settings.SEARCH_URL)
        self.broker = await aio_pika.connect_robust(settings.AMQP_URL)
        self.channel = await self.broker.channel()
        await self.channel.declare_queue("ticket.paid", durable=True)
        self.files = Minio(
            settings.S3_ENDPOINT, settings.S3_ACCESS_KEY, settings.S3_SECRET_KEY, secure=False
        )
        if not self.files.bucket_exists(settings.POSTER_BUCKET):
            self.files.make_bucket(settings.POSTER_BUCKET)

    async def close(self):
        await self.broker.close()
        await self.search.close()
        await self.cache.aclose()
        await self.sql.close()


stores = Stores()
