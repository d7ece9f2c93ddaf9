module tidewater.example/ledger

go 1.23.1

require (
	github.com/decred/dcrd/dcrec/secp256k1/v4 v4.3.0
	golang.org/x/crypto v0.27.0
)

require golang.org/x/sys v0.25.0 // indirect
