import json
import time
from contextlib import asynccontextmanager

import aio_pika
import bcrypt
import jwt
from fastapi import FastAPI, HTTPException, Response
from prometheus_client import CONTENT_TYPE_LATEST, Counter, generate_latest
from pydantic import BaseModel

from . import settings
from .payments import charge
from .stores import stores


@asynccontextmanager
async def lifespan(_: FastAPI):
    await stores.open()
    yield
    await stores.close()


app = FastAPI(
    title="Tidewater",
    debug=settings.DEBUG,
    docs_url="/docs" if settings.DEBUG else None,
    openapi_url="/openapi.json" if settings.DEBUG else None,
    lifespan=lifespan,
)
SOLD = Counter("tidewater_tickets_sold_total", "Tickets paid for")


class SignIn(BaseModel):
    email: str
    password: str


class Purchase(BaseModel):
    event_id: int
    email: str
    card_token: str
    wallet: str | None = None


@app.get("/healthz")
async def healthz():
    await stores.sql.fetchval("SELECT 1")
    return {"ok": True}


@app.get("/metrics")
async def metrics():
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


@app.get("/events")
async def events():
    cached = await stores.cache.get("events")
    if cached:
        return json.loads(cached)
    rows = await stores.sql.fetch(
        "SELECT id, title, venue, starts_at FROM events ORDER BY starts_at LIMIT $1", settings.PAGE_SIZE
    )
    found = [{**dict(row), "starts_at": row["starts_at"].isoformat()} for row in rows]
    await stores.cache.set("events", json.dumps(found), ex=30)
    return found


@app.get("/search")
async def search(q: str):
    hits = await stores.search.search(
        index="events", query={"match": {"title": q}}, size=settings.PAGE_SIZE, ignore_unavailable=True
    )
    return [hit["_source"] for hit in hits["hits"]["hits"]]


@app.post("/auth/login")
async def login(body: SignIn):
    row = await stores.sql.fetchrow("SELECT id, role, password_hash FROM staff WHERE email = $1", body.email)
    if row is None or not bcrypt.checkpw(body.password.encode(), row["password_hash"].encode()):
        raise HTTPException(401, "unknown address or wrong password")
    claims = {"sub": str(row["id"]), "role": row["role"], "exp": int(time.time()) + 8 * 3600}
    return {"token": jwt.encode(claims, settings.JWT_SECRET, algorithm="HS256")}


@app.post("/orders", status_code=201)
async def order(body: Purchase):
    cents = await stores.sql.fetchval("SELECT cents FROM events WHERE id = $1", body.event_id)
    if cents is None:
        raise HTTPException(404, "no such event")
    order_id = await stores.sql.fetchval(
        "INSERT INTO orders (event_id, buyer_email, wallet, cents) VALUES ($1, $2, $3, $4) RETURNING id",
        body.event_id, body.email, body.wallet, cents,
    )
    if not await charge(str(order_id), cents, body.card_token):
        raise HTTPException(402, "the card was refused")
    await stores.sql.execute("UPDATE orders SET state = 'paid' WHERE id = $1", order_id)
    message = {"order": str(order_id), "email": body.email, "wallet": body.wallet}
    await stores.channel.default_exchange.publish(
        aio_pika.Message(json.dumps(message).encode(), delivery_mode=2), routing_key="ticket.paid"
    )
    SOLD.inc()
    return {"order": str(order_id)}
