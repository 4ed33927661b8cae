"""moto's server with its gaps closed, as the apply tier of the tests needs it. See ../README.md."""
