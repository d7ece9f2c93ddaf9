import httpx

from . import settings

SHOALPAY = "https://api.shoalpay.example/v2/charges"


async def charge(order_id: str, cents: int, card_token: str) -> bool:
    if cents == 0:
        return True
    async with httpx.AsyncClient(timeout=8) as client:
        answer = await client.post(
            SHOALPAY,
            headers={"Authorization": f"Bearer {settings.SHOALPAY_SECRET_KEY}", "Idempotency-Key": order_id},
            json={"amount": cents, "currency": "EUR", "source": card_token},
        )
    return answer.status_code == 201
